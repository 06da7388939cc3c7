import type { FlowModel } from "../../model/flow-model";
import type { PlacedValue } from "./walk/placed";
import { isText } from "./walk/text";
import { walkOf } from "./walk/walk";

/** The literal pictures in a document, in base64 without the prefix of a `data:` address. */
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
