import { nearest } from "../../../nearest";
import { shortList } from "../../../text";
import type { Severity } from "../../finding";
import type { Action, Screen } from "../../model/flow-model";
import type { Report, Rule } from "../../rule";
import { memberOf, membersOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { navigationTarget, payloadSeverity } from "./payload-misfits";

/** `navigate` passes exactly the fields that the next screen declares. */
export const navigatePayloadFields: Rule = {
  code: "INVALID_NAVIGATE_ACTION_PAYLOAD",
  severity: "error",
  *check(flow) {
    for (const action of flow.actions) {
      const target = navigationTarget(action, flow);
      if (target !== undefined) yield* fieldReports(action, target, payloadSeverity(flow));
    }
  },
};

function* fieldReports(action: Action, target: Screen, severity: Severity): Iterable<Report> {
  const payload = memberOf(action.node, "payload");
  if (payload?.kind !== "object" || !target.data.complete) return;
  const { fields } = target.data;
  const missing = new Set([...fields.keys()].filter((name) => !payload.members.has(name)));
  for (const member of membersOf(payload)) {
    const { key } = member;
    if (fields.has(key)) continue;
    const suggestion = nearest(key, missing);
    if (suggestion !== undefined) missing.delete(suggestion); // A renamed field is one mistake, not two.
    yield {
      at: member,
      severity,
      message: `the data of ${target.id ?? "the next screen"} declares no ${quoted(key)}`,
      hint:
        suggestion === undefined
          ? `Remove it from the payload, or declare it in the \`data\` of ${target.id ?? "that screen"}.`
          : `Did you mean \`${suggestion}\`?`,
    };
  }
  if (missing.size === 0) return;
  const names = shortList([...missing].map(quoted));
  yield {
    at: payload,
    severity,
    message: `${names} of ${target.id ?? "the next screen"} ${missing.size > 1 ? "are" : "is"} not passed`,
    hint: `Add ${names} to the payload.`,
  };
}
