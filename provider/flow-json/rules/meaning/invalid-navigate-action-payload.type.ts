import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";
import { navigateMisfits } from "./payload-misfits";

/**
 * A binding or an expression in a payload has the type that the next screen declares. For literals Meta
 * has another code: `invalidNavigateActionStaticData` reports them.
 */
export const navigatePayloadType: Rule = {
  code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const misfit of navigateMisfits(flow)) {
      const { at, found, wanted, isLiteral, isTypedNumber, field, screenId } = misfit;
      if (isLiteral) continue;
      yield {
        at,
        severity: isTypedNumber ? "warning" : "error",
        message: `${quoted(field)} of ${screenId} is declared as ${wanted}, and this is ${found}`,
        hint: `Change its type in the \`data\` of ${screenId}, or pass ${wanted}.`,
      };
    }
  },
};
