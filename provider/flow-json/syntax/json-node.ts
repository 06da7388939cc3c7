/** A JSON value with its place in the text. */
export type JsonNode =
  | ObjectNode
  | ArrayNode
  | TextNode
  | NumberNode
  | BooleanNode
  | NullNode
  | UnknownNode;

interface Placed {
  /** Offsets in the text, of the value itself. */
  readonly start: number;
  readonly end: number;
  /** As in `screens[0].layout.children[1].text`; empty for the whole document. */
  readonly path: string;
}

export interface ObjectNode extends Placed {
  readonly kind: "object";
  /** By key; where a key stands twice the last one counts, as in JSON.parse. */
  readonly members: ReadonlyMap<string, Member>;
}

/** A key and its value. */
export interface Member {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

export interface ArrayNode extends Placed {
  readonly kind: "array";
  readonly items: readonly JsonNode[];
}

export interface TextNode extends Placed {
  readonly kind: "string";
  readonly value: string;
}

export interface NumberNode extends Placed {
  readonly kind: "number";
  readonly value: number;
}

export interface BooleanNode extends Placed {
  readonly kind: "boolean";
  readonly value: boolean;
}

export interface NullNode extends Placed {
  readonly kind: "null";
}

/** Not known yet: the output of a resource, in a preview. Fits everywhere, says nothing. */
export interface UnknownNode extends Placed {
  readonly kind: "unknown";
}

/** The value of a member, `undefined` if there is none or the node is no object. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === "object" ? node.members.get(key)?.value : undefined;
}

/** The text of a node, `undefined` if it is none. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === "string" ? node.value : undefined;
}

/** The items of a node, none if it is no array. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

/** The members of a node, none if it is no object. */
export function membersOf(node: JsonNode | undefined): readonly Member[] {
  return node?.kind === "object" ? [...node.members.values()] : [];
}

/** The path of a member below its owner's. */
export function pathTo(owner: string, key: string): string {
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${owner}[${JSON.stringify(key)}]`;
  return owner === "" ? key : `${owner}.${key}`;
}
