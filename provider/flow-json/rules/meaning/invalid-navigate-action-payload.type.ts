import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";
import { navigateMisfits } from "./payload-misfits";

/** A binding in a payload has the type that the next screen declares. */
export const navigatePayloadType: Rule = {
  code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const { at, found, wanted, isLiteral, isTypedNumber, field, screen } of navigateMisfits(
      flow,
    )) {
      if (isLiteral) continue;
      yield {
        at,
        severity: isTypedNumber ? "warning" : "error",
        message: `${quoted(field)} of ${screen} is declared as ${wanted}, and this is ${found}`,
        hint: `Change its type in the \`data\` of ${screen}, or pass ${wanted}.`,
      };
    }
  },
};
