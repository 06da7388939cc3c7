import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";

import { type JsonNode, type Member, pathTo } from "./json-node";

/** The text that stands, in a document under check, for a value that is not known yet. */
export const unknownPlaceholder = "\u0000unknown";

/** A text that is not JSON, with the place where it ceases to be. */
export interface SyntaxProblem {
  readonly offset: number;
  readonly length: number;
  /** In the parser's words, e.g. `CommaExpected`. */
  readonly problem: string;
}

export interface Parsed {
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** Reads a text into a tree with positions; strict JSON, no comments and no trailing commas. */
export function parseJson(text: string): Parsed {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const problems = errors.map(({ error, offset, length }) => ({
    offset,
    length,
    problem: printParseErrorCode(error),
  }));
  return { root: tree === undefined ? undefined : placed(tree, ""), problems };
}

function placed(node: Node, path: string): JsonNode {
  const place = { start: node.offset, end: node.offset + node.length, path };
  switch (node.type) {
    case "object":
      return { kind: "object", ...place, ...membersOf(node, path) };
    case "array": {
      const items = (node.children ?? []).map((item, at) => placed(item, `${path}[${at}]`));
      return { kind: "array", ...place, items };
    }
    case "string":
      return node.value === unknownPlaceholder
        ? { kind: "unknown", ...place }
        : { kind: "string", ...place, value: String(node.value) };
    case "number":
      return { kind: "number", ...place, value: Number(node.value) };
    case "boolean":
      return { kind: "boolean", ...place, value: node.value === true };
    default:
      return { kind: "null", ...place };
  }
}

function membersOf(node: Node, path: string) {
  const members = new Map<string, Member>();
  const duplicates: Member[] = [];
  for (const { children } of node.children ?? []) {
    const [key, value] = children ?? [];
    if (key === undefined || value === undefined) continue; // A syntax error, reported as such.
    const name = String(key.value);
    const earlier = members.get(name);
    if (earlier !== undefined) duplicates.push(earlier);
    members.set(name, {
      key: name,
      keyStart: key.offset,
      keyEnd: key.offset + key.length,
      value: placed(value, pathTo(path, name)),
    });
  }
  return { members, duplicates };
}
