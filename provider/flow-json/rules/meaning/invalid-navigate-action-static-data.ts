import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";
import { navigateMisfits } from "./payload-misfits";

/**
 * A literal in a payload has the type that the next screen declares. `navigatePayloadType` reports
 * bindings and expressions.
 */
export const invalidNavigateActionStaticData: Rule = {
  code: "INVALID_NAVIGATE_ACTION_STATIC_DATA",
  severity: "error",
  *check(flow) {
    for (const { at, found, wanted, isLiteral, field, screenId } of navigateMisfits(flow)) {
      if (!isLiteral) continue;
      yield {
        at,
        message: `${quoted(field)} of ${screenId} is ${wanted}, and this is ${found}`,
        hint: `Write ${wanted}, or change the type in the \`data\` of ${screenId}.`,
      };
    }
  },
};
