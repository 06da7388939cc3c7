import type { FlowModel } from "../../model/flow-model";
import type { Report, Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { isAvailable, propertyOf } from "./walk/available";
import { walkOf } from "./walk/walk";
import { quoted } from "./wording";

const pairs: readonly (readonly [min: string, max: string])[] = [
  ["min-selected-items", "max-selected-items"],
  ["min-chars", "max-chars"],
  ["min-uploaded-photos", "max-uploaded-photos"],
  ["min-uploaded-documents", "max-uploaded-documents"],
];

/** The least number of something is not above the largest. */
export const minValueGreaterThanMax: Rule = {
  code: "MIN_VALUE_GREATER_THAN_MAX",
  severity: "error",
  source: "documented",
  check: (flow) => swappedLimits(flow, pairs),
};

/** Where the first of a pair of numbers is above the second. */
export function* swappedLimits(
  flow: FlowModel,
  limits: readonly (readonly [min: string, max: string])[],
): Iterable<Report> {
  for (const object of walkOf(flow).objects) {
    if (object.alsoHas !== "type") continue;
    for (const [minKey, maxKey] of limits) {
      const min = memberOf(object.node, minKey);
      const max = memberOf(object.node, maxKey);
      if (min?.kind !== "number" || max?.kind !== "number" || min.value <= max.value) continue;
      const property = propertyOf(object, minKey);
      if (property === undefined || !isAvailable(property, object)) continue;
      yield {
        at: min,
        message: `${quoted(minKey)} is ${min.value}, above ${quoted(maxKey)}, which is ${max.value}`,
        help: `Write ${max.value} or less, or raise ${quoted(maxKey)}.`,
      };
    }
  }
}
