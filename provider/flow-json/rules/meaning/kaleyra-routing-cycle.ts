import { shortList } from "../../../text";
import { findCircles } from "../../model/graph";
import { routingOf } from "../../model/routing";
import type { Rule } from "../../rule";
import { backEdgesOf } from "./invalid-routing-model.back-edge";
import { missingEntryOf } from "./invalid-routing-model.no-entry";

/** Routes lead forward. Meta does not detect a cycle of several screens. */
export const routingCycle: Rule = {
  code: "KALEYRA_ROUTING_CYCLE",
  severity: "warning",
  *check(flow) {
    const routing = routingOf(flow);
    if (routing === undefined || missingEntryOf(flow) !== undefined) return;
    const backEdges = new Set(backEdgesOf(flow));
    const edges = routing.edges.filter((edge) => !edge.isGuess && !backEdges.has(edge));
    const ids = [...flow.screenById.keys()];
    for (const circle of findCircles(ids, edges)) {
      const members = new Set(circle);
      const inOrder = ids.filter((id) => members.has(id));
      const back = edges.find(({ from, to }) => members.has(from) && to === inOrder[0]);
      if (back === undefined) continue;
      yield {
        at: back.at,
        message: `${shortList(inOrder)} lead in a circle`,
        hint: `Back is automatic: let ${back.from} not lead to ${back.to}.`,
      };
    }
  },
};
