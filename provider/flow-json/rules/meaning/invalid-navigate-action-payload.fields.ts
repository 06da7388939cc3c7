import { nearest } from "../../../nearest";
import { shortList } from "../../../text";
import type { Report, Rule } from "../../rule";
import { memberOf, membersOf, type ObjectNode } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { type NavigationTarget, navigationTarget, payloadSeverity } from "./payload-misfits";

/** `navigate` passes exactly the fields that the next screen declares. */
export const navigatePayloadFields: Rule = {
  code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    const severity = payloadSeverity(flow);
    for (const action of flow.actions) {
      const target = navigationTarget(action, flow);
      const payload = memberOf(action.node, "payload");
      // `missingNavigationActionPayload` reports a missing payload, `invalidPropertyType` one of another type.
      if (payload?.kind !== "object" || target?.data.isComplete !== true) continue;
      for (const report of fieldReports(payload, target)) yield { ...report, severity };
    }
  },
};

function* fieldReports(payload: ObjectNode, { id, data }: NavigationTarget): Iterable<Report> {
  const missing = new Set([...data.fields.keys()].filter((name) => !payload.members.has(name)));
  for (const member of membersOf(payload)) {
    const { key } = member;
    if (data.fields.has(key)) continue;
    const suggestion = nearest(key, missing);
    if (suggestion !== undefined) missing.delete(suggestion); // A misspelled field is one mistake, not two.
    yield {
      at: member,
      message: `the data of ${id} declares no ${quoted(key)}`,
      hint:
        suggestion === undefined
          ? `Remove it from the payload, or declare it in the \`data\` of ${id}.`
          : `Did you mean \`${suggestion}\`?`,
    };
  }
  if (missing.size === 0) return;
  const names = shortList([...missing].map(quoted));
  yield {
    at: payload,
    message: `${names} of ${id} ${missing.size > 1 ? "are" : "is"} not passed`,
    hint: `Add ${names} to the payload.`,
  };
}
