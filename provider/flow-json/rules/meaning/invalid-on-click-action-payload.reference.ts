import type { Rule } from "../../rule";
import { missingReference } from "./missing-reference";

/** What a binding in a payload names is there. */
export const payloadReference: Rule = {
  code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      if (value.use === "payload") yield* missingReference(value, flow);
    }
  },
};
