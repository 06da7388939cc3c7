import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { checkExpression } from "./expression-reports";

/**
 * An expression in a payload is valid, and its bindings exist. Meta checks this from 7.2; before, it
 * accepts the mistake, which is then a warning.
 */
export const invalidActionPayloadProperty: Rule = {
  code: "INVALID_ACTION_PAYLOAD_PROPERTY",
  severity: "error",
  *check(flow) {
    const severity = isAtLeast(flow.version, "7.2") ? "error" : "warning";
    for (const value of flow.dynamicValues) {
      if (value.use !== "payload") continue;
      for (const report of checkExpression(value, flow).reports) yield { ...report, severity };
    }
  },
};
