import { shortList } from "../../../text";
import { possibleEnds } from "../../model/ends";
import type { FlowModel } from "../../model/flow-model";
import { type Routing, routingOf } from "../../model/routing";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** Every screen that is not terminal is in `routing_model`, as a key or a destination. */
export const unlistedScreen: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const routing = routingOf(flow);
    const at = memberOf(flow.root, "routing_model");
    if (routing?.mode !== "declared" || at === undefined || !routing.complete) return;
    const missing = unlistedIn(routing, flow);
    if (missing.length === 0) return;
    yield {
      at,
      message: `\`routing_model\` leaves out ${shortList(missing)}`,
      hint: `Add ${edgesToAdd(routing, missing)}.`,
    };
  },
};

/** The screens that `routing_model` lacks; none if the document has no `routing_model`. */
export function unlistedIn(routing: Routing, flow: FlowModel): readonly string[] {
  if (routing.mode === "derived") return [];
  const ends = possibleEnds(flow);
  return flow.screens.flatMap((screen) =>
    screen.id === undefined || ends.has(screen) || routing.listed.has(screen.id) ? [] : [screen.id],
  );
}

/** The entries that the missing screens need for their actions. */
function edgesToAdd(routing: Routing, missing: readonly string[]): string {
  const lacking = new Set(missing);
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of routing.navigations) {
    if (!lacking.has(from) && !lacking.has(to)) continue;
    if (targets.get(to)?.has(from)) continue; // The way back is automatic.
    targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const mentioned = new Set([...targets].flatMap(([from, to]) => [from, ...to]));
  for (const name of missing) if (!mentioned.has(name)) targets.set(name, new Set());
  const entries = [...targets].map(
    ([from, to]) => `"${from}": [${shortList([...to].map((name) => `"${name}"`))}]`,
  );
  return shortList(entries);
}
