import { itemsOf, memberOf, textOf, type JsonNode, type ObjectNode } from "../syntax/json-node";
import type { Parsed } from "../syntax/parse";
import { components as componentTable } from "../tables/components";
import type { ContainerName } from "../tables/spec";
import { dataModelOf } from "./data-model";
import { dynamicPartsOf } from "./dynamic-parts";
import type { Component, FlowModel, Screen } from "./flow-model";
import { inputsOf } from "./inputs";
import { hasItsComponents, slotsOf } from "./property-specs";
import { readVersion } from "./version";

/**
 * Reads the model of a document for the rules, even if parts of it are invalid.
 *
 * @param version The version to read it as; by default the document's own.
 * @returns `undefined` if the text is not a JSON object.
 */
export function flowModelOf(
  { root, problem, parseNotes }: Parsed,
  version = readVersion(memberOf(root, "version")),
): FlowModel | undefined {
  if (problem !== undefined || root?.kind !== "object") return undefined;
  const list = memberOf(root, "screens");
  const nodes = itemsOf(list);
  const screens = nodes.flatMap((node) => (node.kind === "object" ? [screenOf(node)] : []));
  const screenById = new Map<string, Screen>();
  const repeatedIds = new Set<string>();
  for (const screen of screens) {
    if (screen.id === undefined) continue;
    if (screenById.has(screen.id)) repeatedIds.add(screen.id);
    else screenById.set(screen.id, screen);
  }
  return {
    root,
    version,
    screens,
    screenById,
    repeatedIds,
    hasAllScreens:
      list?.kind === "array" &&
      screens.length === nodes.length &&
      screens.every(({ id }) => id !== undefined),
    parseNotes,
    ...dynamicPartsOf(screens, version),
  };
}

function screenOf(node: ObjectNode): Screen {
  const components: Component[] = [];
  // Components refer to their screen, and the inputs come from the components: both are set below.
  const parts = { hasAllComponents: false, inputs: inputsOf([], false) };
  const terminal = memberOf(node, "terminal");
  const screen: Screen = Object.assign(parts, {
    node,
    id: textOf(memberOf(node, "id")),
    isTerminal: terminal?.kind === "boolean" && terminal.value,
    components,
    data: dataModelOf(memberOf(node, "data")),
  });
  parts.hasAllComponents = collectComponents(
    memberOf(memberOf(node, "layout"), "children"),
    { screen, parent: undefined, slot: "children", container: "Screen", ifsAround: 0 },
    components,
  );
  parts.inputs = inputsOf(components, parts.hasAllComponents);
  return screen;
}

/**
 * Adds the components of a list, and those inside them, to `into`.
 *
 * @returns Whether all were found: every item is known and well-formed.
 */
function collectComponents(
  list: JsonNode | undefined,
  place: Omit<Component, "node" | "type" | "typeNode" | "spec">,
  into: Component[],
): boolean {
  let isComplete = list?.kind === "array";
  for (const node of itemsOf(list)) {
    if (node.kind !== "object") {
      isComplete = false;
      continue;
    }
    const typeNode = memberOf(node, "type");
    const type = textOf(typeNode);
    const spec = type === undefined ? undefined : componentTable.get(type);
    const component: Component = { node, type, typeNode, spec, ...place };
    into.push(component);
    if (!hasItsComponents(component)) isComplete = false;
    for (const [slot, children] of slotsOf(component)) {
      const inner = {
        screen: place.screen,
        parent: component,
        slot,
        container: component.type as ContainerName, // Only Form, If and Switch have slots.
        ifsAround: place.ifsAround + (component.type === "If" ? 1 : 0),
      };
      if (!collectComponents(children, inner, into)) isComplete = false;
    }
  }
  return isComplete;
}
