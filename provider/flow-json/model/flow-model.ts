import {
  itemsOf,
  type JsonNode,
  memberOf,
  membersOf,
  type ObjectNode,
  textOf,
} from "../syntax/json-node";
import { readVersion, type Version } from "./version";

/** A document as the rules see it: its parts by name, whatever is wrong with them. */
export interface FlowModel {
  readonly root: ObjectNode;
  /** `undefined` where it is missing, unknown or unreadable; rules then take the newest. */
  readonly version: Version | undefined;
  readonly screens: readonly Screen[];
  /** Screens by id; of two with the same id the first. */
  readonly screenById: ReadonlyMap<string, Screen>;
}

export interface Screen {
  readonly node: ObjectNode;
  readonly id: string | undefined;
  readonly isTerminal: boolean;
  /** All components, in the order of the text, those within Form, If and Switch among them. */
  readonly components: readonly Component[];
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

export function flowModelOf(root: ObjectNode): FlowModel {
  const screens = itemsOf(memberOf(root, "screens")).flatMap((node) =>
    node.kind === "object" ? [screenOf(node)] : [],
  );
  const screenById = new Map<string, Screen>();
  for (const screen of screens) {
    if (screen.id !== undefined && !screenById.has(screen.id)) screenById.set(screen.id, screen);
  }
  return { root, version: readVersion(memberOf(root, "version")), screens, screenById };
}

function screenOf(node: ObjectNode): Screen {
  const terminal = memberOf(node, "terminal");
  const components: Component[] = [];
  const screen: Screen = {
    node,
    id: textOf(memberOf(node, "id")),
    isTerminal: terminal?.kind === "boolean" && terminal.value,
    components,
  };
  collect(
    memberOf(memberOf(node, "layout"), "children"),
    { screen, parent: undefined, slot: "children" },
    components,
  );
  return screen;
}

function collect(
  list: JsonNode | undefined,
  place: Pick<Component, "screen" | "parent" | "slot">,
  into: Component[],
): void {
  for (const node of itemsOf(list)) {
    if (node.kind !== "object") continue;
    const component: Component = { node, type: textOf(memberOf(node, "type")), ...place };
    into.push(component);
    for (const [slot, children] of slotsOf(component)) {
      collect(children, { screen: place.screen, parent: component, slot }, into);
    }
  }
}

/** The lists of components within a component, by the member that holds each. */
export function slotsOf({
  node,
  type,
}: Pick<Component, "node" | "type">): readonly [string, JsonNode][] {
  const slots = { Form: ["children"], If: ["then", "else"] }[type ?? ""] ?? [];
  const lists = type === "Switch" ? membersOf(memberOf(node, "cases")) : [];
  return [
    ...slots.flatMap((slot): [string, JsonNode][] => {
      const list = memberOf(node, slot);
      return list === undefined ? [] : [[slot, list]];
    }),
    ...lists.map(({ key, value }): [string, JsonNode] => [key, value]),
  ];
}
