import { isJsonObject, type Json, ownMember } from "../../../../provider/flow-json/json";
import type { JsonNode, Member } from "../../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../../provider/flow-json/syntax/parse";

// The data and inputs of a run are plain JSON values. Components are drawn from nodes of the document's
// syntax tree. This file converts one to the other.

/** The value of a node. A part that is not known before an update is `null`. */
export function jsonOf(node: JsonNode): Json {
  switch (node.kind) {
    case "object":
      return Object.fromEntries(
        [...node.members.values()].map(({ key, value }) => [key, jsonOf(value)]),
      );
    case "array":
      return node.items.map(jsonOf);
    case "string":
    case "number":
    case "boolean":
      return node.value;
    case "null":
    case "unknown":
      return null;
    default:
      return node satisfies never;
  }
}

/**
 * Reads JSON from outside, as deep as a document may be, so that recursion on it is safe.
 *
 * @returns `undefined` if the text is not JSON, or is deeper.
 */
export function readJson(text: string): Json | undefined {
  const { root, problem } = parseJson(text);
  return problem === undefined && root !== undefined ? jsonOf(root) : undefined;
}

/** The nodes that `nodeOf` returned. */
const fromRun = new WeakSet<JsonNode>();

/**
 * The node of each list and object: a screen is drawn after every change, and converting options with
 * images each time would be slow. No node is out of date, since the values of a run are immutable.
 */
const nodes = new WeakMap<object, JsonNode>();

/** A value of the run as a node, which has no place in the document. */
export function nodeOf(value: Json): JsonNode {
  const cached = typeof value === "object" && value !== null ? nodes.get(value) : undefined;
  if (cached !== undefined) return cached;
  const node = newNode(value);
  fromRun.add(node);
  if (typeof value === "object" && value !== null) nodes.set(value, node);
  return node;
}

/**
 * Whether a node is a value of the run. Its texts are shown literally: what a customer typed or an
 * endpoint sent is not a binding.
 */
export function isFromRun(node: JsonNode): boolean {
  return fromRun.has(node);
}

function newNode(value: Json): JsonNode {
  const place = { start: 0, end: 0, path: "" };
  switch (typeof value) {
    case "string":
      return { kind: "string", value, ...place };
    case "number":
      return { kind: "number", value, ...place };
    case "boolean":
      return { kind: "boolean", value, ...place };
    default:
  }
  if (value === null) return { kind: "null", ...place };
  if (Array.isArray(value)) return { kind: "array", items: value.map(nodeOf), ...place };
  const members = Object.entries(value).map(([key, inner]): [string, Member] => [
    key,
    { key, keyStart: 0, keyEnd: 0, value: nodeOf(inner) },
  ]);
  return { kind: "object", members: new Map(members), ...place };
}

/** A member of an object; `undefined` if the value has no such member or is not an object. */
export function memberValue(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) ? ownMember(value, key) : undefined;
}
