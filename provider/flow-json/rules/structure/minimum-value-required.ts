import type { Rule } from "../../rule";
import { walkOf } from "./walk/walk";
import { propertyName } from "./wording";

/** A number is within the range of its table, and an integer if the table requires one. */
export const minimumValueRequired: Rule = {
  code: "MINIMUM_VALUE_REQUIRED",
  severity: "error",
  *check(flow) {
    for (const value of walkOf(flow).values.where((spec) => spec.kind === "number")) {
      const { node, spec, fit } = value;
      if (node.kind !== "number" || fit !== "literal") continue;
      const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = spec;
      if (node.value < least) {
        yield {
          at: node,
          message: `${propertyName(value)} is ${node.value}, and ${least} is the least`,
          hint: `Write ${least} or more.`,
        };
      } else if (node.value > most) {
        yield {
          at: node,
          code: "MAXIMUM_VALUE_REQUIRED",
          message: `${propertyName(value)} is ${node.value}, and ${most} is the most`,
          hint: `Write ${most} or less.`,
        };
      } else if (spec.integer && !Number.isInteger(node.value)) {
        yield {
          at: node,
          code: "INVALID_PROPERTY_TYPE",
          message: `${propertyName(value)} is ${node.value} and must be a whole number`,
          hint: `Write ${Math.round(node.value)}.`,
        };
      }
    }
  },
};
