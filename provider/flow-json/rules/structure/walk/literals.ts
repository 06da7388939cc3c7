import type { FlowModel } from "../../../model/flow-model";
import type { ArrayNode } from "../../../syntax/json-node";
import { isText, type PlacedValue } from "./placed";
import { walkOf } from "./walk";

/** A text in a property for a picture, in two parts. */
export interface Picture {
  readonly value: PlacedValue;
  /** The beginning of a `data:` address up to its comma, or an empty string. */
  readonly prefix: string;
  /** The rest of the text. It should be base64, but is not checked here. */
  readonly base64: string;
}

/** The literal pictures in a document. */
export function* picturesIn(flow: FlowModel): Iterable<Picture> {
  for (const value of walkOf(flow).values.where(isText("base64"))) {
    const { node, fit } = value;
    if (fit !== "literal" || node.kind !== "string") continue;
    // A media type with its parameters is shorter than 100 characters.
    const prefix = /^data:[^,]{0,100},/.exec(node.value)?.[0] ?? "";
    yield { value, base64: node.value.slice(prefix.length), prefix };
  }
}

/** The properties of components that are lists of options. */
const listKeys: readonly string[] = ["data-source", "list-items"];

/** The literal lists of options in a document, each with its component. */
export function* optionLists(
  flow: FlowModel,
): Iterable<{ readonly node: ArrayNode; readonly owner: PlacedValue["owner"] }> {
  const lists = walkOf(flow).values.where((spec) => spec.kind === "array");
  for (const { node, fit, key, isItem, owner } of lists) {
    if (node.kind !== "array" || fit !== "literal" || isItem || !listKeys.includes(key)) continue;
    yield { node, owner };
  }
}
