import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
  ownMember,
} from "../../../../provider/flow-json/json";
import type { JsonNode, Member } from "../../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../../provider/flow-json/syntax/parse";

// The data and inputs of a run are plain JSON values. Components are drawn from nodes of the document's
// syntax tree. This file converts one to the other.

/** The value of a node. An `unknown` of Pulumi's preview is `null`. */
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
 * Parses JSON from a file or an endpoint. Refuses text that is nested deeper than a document may be:
 * recursion on the result is safe.
 *
 * @returns `undefined` if the text is not JSON, or is refused.
 */
export function readJson(text: string): Json | undefined {
  const { root, problem } = parseJson(text);
  return problem === undefined && root !== undefined ? jsonOf(root) : undefined;
}

/** The nodes that `nodeOf` returned. */
const runNodes = new WeakSet<JsonNode>();

/**
 * The node of each list and object: a screen is drawn after every change, and converting options with
 * images each time would be slow. A cached node stays valid, since the values of a run are immutable.
 */
const nodeByValue = new WeakMap<object, JsonNode>();

/** A value of the run as a node, which has no place in the document. */
export function nodeOf(value: Json): JsonNode {
  const cached = typeof value === "object" && value !== null ? nodeByValue.get(value) : undefined;
  if (cached !== undefined) return cached;
  const node = newNode(value);
  runNodes.add(node);
  if (typeof value === "object" && value !== null) nodeByValue.set(value, node);
  return node;
}

/**
 * Whether a node is a value of the run. Its texts are shown literally: what a customer typed or an
 * endpoint sent is not a binding.
 */
export function isFromRun(node: JsonNode): boolean {
  return runNodes.has(node);
}

/** A value of the run has no place in the text of the document. */
const place = { start: 0, end: 0, path: "" };

function newNode(value: Json): JsonNode {
  switch (typeof value) {
    case "string":
      return { kind: "string", value, ...place };
    case "number":
      return { kind: "number", value, ...place };
    case "boolean":
      return { kind: "boolean", value, ...place };
    default:
      return newObjectNode(value);
  }
}

/** The node of a value whose `typeof` is "object". */
function newObjectNode(value: null | JsonObject | readonly Json[]): JsonNode {
  if (value === null) return { kind: "null", ...place };
  if (isJsonArray(value)) return { kind: "array", items: value.map(nodeOf), ...place };
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
