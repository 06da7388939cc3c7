import {
  itemsOf,
  type JsonNode,
  memberOf,
  membersOf,
  type ObjectNode,
  textOf,
} from "../syntax/json-node";
import type { Oddities, Parsed } from "../syntax/parse";
import { components as componentTable } from "../tables/components";
import { holdsComponents } from "../tables/lookup";
import type { ComponentSpec } from "../tables/spec";
import { type DataModel, dataModelOf } from "./data-model";
import { type Action, type DynamicValue, dynamicPartsOf } from "./dynamic-parts";
import { type Inputs, inputsOf } from "./inputs";
import { readVersion, type Version } from "./version";

/** A document as the rules see it: its parts by name, whatever is wrong with them. */
export interface FlowModel {
  readonly root: ObjectNode;
  /** `undefined` where it is missing, unknown or unreadable; rules then take the newest. */
  readonly version: Version | undefined;
  readonly screens: readonly Screen[];
  /** Screens by id; of two with the same id the first. */
  readonly screenById: ReadonlyMap<string, Screen>;
  /** Ids that several screens share. */
  readonly repeatedIds: ReadonlySet<string>;
  /** Whether `screenById` has all: not where a screen, or the id of one, is unknown or missing. */
  readonly screensComplete: boolean;
  readonly oddities: Oddities;
  readonly actions: readonly Action[];
  readonly dynamicValues: readonly DynamicValue[];
}

export interface Screen {
  readonly node: ObjectNode;
  readonly id: string | undefined;
  readonly isTerminal: boolean;
  /** All components, in the order of the text, those within Form, If and Switch among them. */
  readonly components: readonly Component[];
  /** Whether `components` has all: not where a part of the layout is unknown or malformed. */
  readonly componentsComplete: boolean;
  readonly data: DataModel;
  readonly inputs: Inputs;
}

export interface Component {
  readonly node: ObjectNode;
  readonly type: string | undefined;
  readonly screen: Screen;
  /** The Form, If or Switch that holds it; `undefined` directly on the screen. */
  readonly parent: Component | undefined;
  /** The member of the parent that holds it: `children`, `then`, `else`, or the key of a case. */
  readonly slot: string;
}

/** @returns `undefined` for a text that is no JSON object. */
export function flowModelOf({ root, problems, oddities }: Parsed): FlowModel | undefined {
  if (problems.length > 0 || root?.kind !== "object") return undefined;
  const listed = memberOf(root, "screens");
  const nodes = itemsOf(listed);
  const screens = nodes.flatMap((node) => (node.kind === "object" ? [screenOf(node)] : []));
  const screenById = new Map<string, Screen>();
  const repeatedIds = new Set<string>();
  for (const screen of screens) {
    if (screen.id === undefined) continue;
    if (screenById.has(screen.id)) repeatedIds.add(screen.id);
    else screenById.set(screen.id, screen);
  }
  const version = readVersion(memberOf(root, "version"));
  return {
    root,
    version,
    screens,
    screenById,
    repeatedIds,
    screensComplete:
      listed?.kind === "array" &&
      screens.length === nodes.length &&
      screens.every(({ id }) => id !== undefined),
    oddities,
    ...dynamicPartsOf(screens, version),
  };
}

function screenOf(node: ObjectNode): Screen {
  const components: Component[] = [];
  // The components are collected into a list that the screen has from the beginning.
  const parts = { componentsComplete: false, inputs: inputsOf([], false) };
  const terminal = memberOf(node, "terminal");
  const screen: Screen = Object.assign(parts, {
    node,
    id: textOf(memberOf(node, "id")),
    isTerminal: terminal?.kind === "boolean" && terminal.value,
    components,
    data: dataModelOf(memberOf(node, "data")),
  });
  parts.componentsComplete = collect(
    memberOf(memberOf(node, "layout"), "children"),
    { screen, parent: undefined, slot: "children" },
    components,
  );
  parts.inputs = inputsOf(components, parts.componentsComplete);
  return screen;
}

/** @returns Whether nothing in the list is unknown or malformed. */
function collect(
  list: JsonNode | undefined,
  place: Pick<Component, "screen" | "parent" | "slot">,
  into: Component[],
): boolean {
  let complete = list?.kind === "array";
  for (const node of itemsOf(list)) {
    if (node.kind !== "object") {
      complete = false;
      continue;
    }
    const component: Component = { node, type: textOf(memberOf(node, "type")), ...place };
    into.push(component);
    if (!holdsWhatItShould(component)) complete = false;
    for (const [slot, children] of slotsOf(component)) {
      const inner = { screen: place.screen, parent: component, slot };
      if (!collect(children, inner, into)) complete = false;
    }
  }
  return complete;
}

/** Whether a component's own components are found, which they are not if its type is misspelt. */
function holdsWhatItShould({ node, type }: Component): boolean {
  const spec = type === undefined ? undefined : componentTable.get(type);
  if (spec === undefined) return false;
  return slotProperties(spec).every(([key, { value, required }]) => {
    const given = memberOf(node, key);
    if (value.kind === "map") return given?.kind === "object";
    return given !== undefined || required !== true;
  });
}

/** The lists of components within a component, by the member, or the case, that holds each. */
export function slotsOf({
  node,
  type,
}: Pick<Component, "node" | "type">): readonly [string, JsonNode][] {
  const spec = type === undefined ? undefined : componentTable.get(type);
  return slotProperties(spec).flatMap(([key, { value }]): [string, JsonNode][] => {
    const given = memberOf(node, key);
    if (given === undefined) return [];
    if (value.kind !== "map") return [[key, given]];
    return membersOf(given).map((member) => [member.key, member.value]);
  });
}

/** The properties of a component that hold components. */
function slotProperties(spec: ComponentSpec | undefined) {
  return Object.entries(spec?.properties ?? {}).filter(([, { value }]) => holdsComponents(value));
}
