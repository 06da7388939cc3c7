import { truncated } from "../../text";

/** A part of a text; the end is after the last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A JSON value with its place in the text. */
export type JsonNode =
  | ObjectNode
  | ArrayNode
  | TextNode
  | NumberNode
  | BooleanNode
  | NullNode
  | UnknownNode;

/** The place of a node in the text: its offsets as in a `Span`, and its path. */
interface Placed extends Span {
  /** For example `screens[0].layout.children[1].text`; empty for the whole document. */
  readonly path: string;
}

export interface ObjectNode extends Placed {
  readonly kind: "object";
  /**
   * Members by key. If a key occurs twice the last one counts, as in JSON.parse. Can be changed only
   * for `walkDocument` (`rules/structure/walk`), which renames misspelled keys and replaces flags in quotes.
   */
  readonly members: Map<string, Member>;
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

/** A value that is not known yet: the output of a resource in a preview. No rule reports it. */
export interface UnknownNode extends Placed {
  readonly kind: "unknown";
}

/** The value of a member; `undefined` if there is none or the node is not an object. */
export function memberOf(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === "object" ? node.members.get(key)?.value : undefined;
}

/** The value of a text node; `undefined` for other nodes. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === "string" ? node.value : undefined;
}

/** The items of an array node; none for other nodes. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

/** The members of an object node; none for other nodes. */
export function membersOf(node: JsonNode | undefined): readonly Member[] {
  return node?.kind === "object" ? [...node.members.values()] : [];
}

/** A longer key is cut off in paths, since the path of every value below the key repeats it. */
const longestKey = 200;

/** The path of a member of an object, for people. Other keys than identifiers are in brackets. */
export function pathTo(owner: string, key: string): string {
  if (key.length > longestKey) return pathTo(owner, truncated(key, longestKey - 1));
  if (!/^[A-Za-z_$][\w$-]*$/.test(key)) return `${owner}[${JSON.stringify(key)}]`;
  return owner === "" ? key : `${owner}.${key}`;
}
