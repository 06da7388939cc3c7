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
    if (routing?.mode !== "declared" || at === undefined || !routing.isComplete) return;
    const unlisted = unlistedIn(routing, flow);
    if (unlisted.length === 0) return;
    yield {
      at,
      message: `\`routing_model\` leaves out ${shortList(unlisted)}`,
      hint: `Add ${entriesToAdd(routing, unlisted)}.`,
    };
  },
};

/**
 * The ids of screens that `routing_model` lacks, in the order of the document. None if the document has no
 * `routing_model`; a screen that is terminal, or probably should be, may be left out.
 */
export function unlistedIn(routing: Routing, flow: FlowModel): readonly string[] {
  if (routing.mode === "derived") return [];
  const ends = possibleEnds(flow);
  return flow.screens.flatMap((screen) =>
    screen.id === undefined || ends.has(screen) || routing.listed.has(screen.id) ? [] : [screen.id],
  );
}

/** The entries of `routing_model` for the `navigate` actions from and to unlisted screens. */
function entriesToAdd(routing: Routing, unlisted: readonly string[]): string {
  const unlistedIds = new Set(unlisted);
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of routing.navigations) {
    if (!unlistedIds.has(from) && !unlistedIds.has(to)) continue;
    if (targets.get(to)?.has(from)) continue; // The way back is automatic.
    targets.set(from, (targets.get(from) ?? new Set()).add(to));
  }
  const mentioned = new Set([...targets].flatMap(([from, to]) => [from, ...to]));
  for (const id of unlisted) {
    if (!mentioned.has(id)) targets.set(id, new Set());
  }
  const entries = [...targets].map(([from, to]) => {
    const destinations = [...to].map((id) => `"${id}"`);
    return `"${from}": [${shortList(destinations)}]`;
  });
  return shortList(entries);
}
