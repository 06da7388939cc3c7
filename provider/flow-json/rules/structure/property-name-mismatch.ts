import type { Rule } from "../../rule";
import { walkOf } from "./walk/walk";
import { quoted } from "./wording";

/**
 * The key of a Switch's case begins with a letter, and has only letters, digits, hyphens and underscores.
 * The pattern is `keys` in the table of `cases`, the only map with one. The hint describes it, so change
 * both together.
 */
export const propertyNameMismatch: Rule = {
  code: "PROPERTY_NAME_MISMATCH",
  severity: "error",
  *check(flow) {
    for (const { node, spec, fit } of walkOf(flow).values.where((each) => each.kind === "map")) {
      // A binding in the place of a map has no keys.
      if (spec.keys === undefined || node.kind !== "object" || fit !== "literal") continue;
      const pattern = new RegExp(spec.keys);
      for (const member of node.members.values()) {
        if (pattern.test(member.key)) continue;
        yield {
          at: member,
          message: `${quoted(member.key)} cannot be the key of a case`,
          hint: "Begin with a letter, then use only letters, digits, hyphens and underscores.",
        };
      }
    }
  },
};
