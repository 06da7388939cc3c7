import type { Rule } from "../../rule";
import { missingReference } from "./missing-reference";

/**
 * A binding in a payload refers to something that exists. For bindings inside an expression Meta has
 * another code: `invalidActionPayloadProperty` reports them.
 */
export const payloadReference: Rule = {
  code: "INVALID_ON_CLICK_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      if (value.use === "payload") yield* missingReference(value, flow);
    }
  },
};
