import { shortList } from "../../../text";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { navigationTarget, payloadSeverity } from "./payload-misfits";

/** A `navigate` to a screen that declares data has a payload. */
export const missingNavigationActionPayload: Rule = {
  code: "MISSING_NAVIGATION_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const action of flow.actions) {
      const target = navigationTarget(action, flow);
      if (target === undefined || memberOf(action.node, "payload") !== undefined) continue;
      const fields = [...target.data.fields.keys()];
      if (fields.length === 0) continue;
      yield {
        at: action.node,
        severity: payloadSeverity(flow),
        message: `\`navigate\` passes no data to ${target.id}, which declares data`,
        hint: `Add a \`payload\` with ${shortList(fields.map(quoted))}.`,
      };
    }
  },
};
