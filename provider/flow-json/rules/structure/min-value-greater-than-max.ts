import type { FlowModel } from "../../model/flow-model";
import type { Report, Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { walkOf } from "./walk/walk";
import { quoted } from "./wording";

/** The least number of something is not above the largest. */
export const minValueGreaterThanMax: Rule = {
  code: "MIN_VALUE_GREATER_THAN_MAX",
  severity: "error",
  check: (flow) =>
    swappedLimits(flow, {
      "min-selected-items": "max-selected-items",
      "min-chars": "max-chars",
      "min-uploaded-photos": "max-uploaded-photos",
      "min-uploaded-documents": "max-uploaded-documents",
    }),
};

/**
 * Where the number that is the least is above the one that is the largest.
 *
 * @param largest The property with the largest, by the one with the least.
 */
export function* swappedLimits(
  flow: FlowModel,
  largest: Readonly<Record<string, string>>,
): Iterable<Report> {
  const numbers = walkOf(flow).values.where((spec) => spec.kind === "number");
  for (const { node: min, key, owner } of numbers) {
    const maxKey = largest[key];
    if (maxKey === undefined || min.kind !== "number") continue;
    const max = memberOf(owner.node, maxKey);
    if (max?.kind !== "number" || min.value <= max.value) continue;
    yield {
      at: min,
      message: `${quoted(key)} is ${min.value}, above ${quoted(maxKey)}, which is ${max.value}`,
      hint: `Write ${max.value} or less, or raise ${quoted(maxKey)}.`,
    };
  }
}
