import type { FlowModel } from "../../model/flow-model";
import type { ArrayNode } from "../../syntax/json-node";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";

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
