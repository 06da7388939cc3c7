import type { Rule } from "../../rule";
import { walkOf } from "./walk/walk";
import { propertyName } from "./wording";

/** A list has at most the number of items that its table allows. */
export const maxItemsRequired: Rule = {
  code: "MAX_ITEMS_REQUIRED",
  severity: "error",
  *check(flow) {
    for (const value of walkOf(flow).values.where((spec) => spec.kind === "array")) {
      const { node, spec, fit } = value;
      if (node.kind !== "array" || fit !== "literal") continue;
      const { most = Number.POSITIVE_INFINITY, called, tooMany } = spec;
      if (node.items.length <= most) continue;
      yield {
        at: node,
        ...(tooMany !== undefined && { code: tooMany }),
        message: `${propertyName(value)} has ${node.items.length} ${called}, and ${most} are the most`,
        hint: `Remove ${node.items.length - most} of them.`,
      };
    }
  },
};
