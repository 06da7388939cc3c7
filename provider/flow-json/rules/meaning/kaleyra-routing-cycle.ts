import { shortList } from "../../../text";
import { findCycles } from "../../model/graph";
import { routingOf } from "../../model/routing";
import type { Rule } from "../../rule";
import { backEdgesOf } from "./invalid-routing-model.back-edge";
import { missingEntryOf } from "./invalid-routing-model.no-entry";

/**
 * Routes lead forward. Meta does not detect a cycle of several screens; in a `routing_model`, cycles of one
 * or two screens are back edges, which `backEdge` reports.
 */
export const routingCycle: Rule = {
  code: "KALEYRA_ROUTING_CYCLE",
  severity: "warning",
  *check(flow) {
    const routing = routingOf(flow);
    // The report about a missing entry already names a route of the cycle.
    if (routing === undefined || missingEntryOf(flow) !== undefined) return;
    const backEdges = new Set(backEdgesOf(flow));
    // The target of a misspelled name is a guess, so it proves no cycle.
    const edges = routing.edges.filter((edge) => !edge.isGuess && !backEdges.has(edge));
    const ids = [...flow.screenById.keys()];
    for (const cycle of findCycles(ids, edges)) {
      const members = new Set(cycle);
      const inOrder = ids.filter((id) => members.has(id));
      const [first] = inOrder;
      const closing = edges.find(({ from, to }) => members.has(from) && to === first);
      if (closing === undefined) continue; // Never: in a cycle a route leads to each member.
      yield {
        at: closing.at,
        message: `the routes of ${shortList(inOrder)} form a cycle`,
        hint: `Back is automatic: remove the route from ${closing.from} to ${closing.to}.`,
      };
    }
  },
};
