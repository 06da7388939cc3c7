import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { walkOf } from "./walk/walk";
import { quoted } from "./wording";

/** The property for the maximum, by the one for the minimum. */
const maximumOf: Readonly<Record<string, string>> = {
  "min-selected-items": "max-selected-items",
  "min-chars": "max-chars",
  "min-uploaded-photos": "max-uploaded-photos",
  "min-uploaded-documents": "max-uploaded-documents",
  "min-days": "max-days",
};

/** A minimum is not greater than its maximum; Meta has its own code for days. */
export const minValueGreaterThanMax: Rule = {
  code: "MIN_VALUE_GREATER_THAN_MAX",
  severity: "error",
  *check(flow) {
    const numbers = walkOf(flow).values.where((spec) => spec.kind === "number");
    for (const { node: min, key, owner } of numbers) {
      const maxKey = maximumOf[key];
      if (maxKey === undefined || min.kind !== "number") continue;
      const max = memberOf(owner.node, maxKey);
      if (max?.kind !== "number" || min.value <= max.value) continue;
      yield {
        at: min,
        ...(key === "min-days" && { code: "INVALID_MIN_MAX_DAYS" }),
        message: `${quoted(key)} is ${min.value}, and ${quoted(maxKey)} is only ${max.value}`,
        hint: `Write ${max.value} or less, or raise ${quoted(maxKey)}.`,
      };
    }
  },
};
