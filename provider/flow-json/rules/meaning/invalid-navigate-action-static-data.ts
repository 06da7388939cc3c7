import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";
import { navigateMismatches } from "./navigate-mismatches";

/** What is written down in a payload is of the type that the next screen declares. */
export const invalidNavigateActionStaticData: Rule = {
  code: "INVALID_NAVIGATE_ACTION_STATIC_DATA",
  severity: "error",
  *check(flow) {
    for (const { at, found, expected, isLiteral, field, screen } of navigateMismatches(flow)) {
      if (!isLiteral) continue;
      yield {
        at,
        message: `${quoted(field)} of ${screen} is ${expected}, and this is ${found}`,
        hint: `Write ${expected}, or change the type in the \`data\` of ${screen}.`,
      };
    }
  },
};
