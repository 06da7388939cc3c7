import type { FlowModel } from "../../../model/flow-model";
import type { ArrayNode } from "../../../syntax/json-node";
import { isText, type PlacedValue } from "./placed";
import { walkOf } from "./walk";

/**
 * The literal pictures in a document, in base64 without the prefix of a `data:` address, which may
 * be empty. The base64 is not checked.
 */
export function* picturesIn(
  flow: FlowModel,
): Iterable<{ readonly value: PlacedValue; readonly base64: string; readonly prefix: string }> {
  for (const value of walkOf(flow).values.where(isText("base64"))) {
    const { node, fit } = value;
    if (fit !== "literal" || node.kind !== "string") continue;
    const prefix = /^data:[^,]{0,100},/.exec(node.value)?.[0] ?? "";
    yield { value, base64: node.value.slice(prefix.length), prefix };
  }
}

const listKeys: readonly string[] = ["data-source", "list-items"];

/** The literal lists of options in a document, of components that may have them. */
export function* optionLists(
  flow: FlowModel,
): Iterable<{ readonly node: ArrayNode; readonly owner: PlacedValue["owner"] }> {
  const lists = walkOf(flow).values.where((spec) => spec.kind === "array");
  for (const { node, fit, key, isItem, owner } of lists) {
    if (node.kind !== "array" || fit !== "literal" || isItem || !listKeys.includes(key)) continue;
    yield { node, owner };
  }
}
