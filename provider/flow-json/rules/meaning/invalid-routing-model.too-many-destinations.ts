import { type Edge, routingOf } from "../../model/routing";
import type { Rule } from "../../rule";

const mostDestinations = 10;

/** A screen leads to at most ten others. */
export const tooManyDestinations: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const first = new Map<string, Map<string, Edge>>();
    for (const edge of routingOf(flow)?.edges ?? []) {
      const edges = first.get(edge.from) ?? new Map<string, Edge>();
      if (!edges.has(edge.to)) edges.set(edge.to, edge);
      first.set(edge.from, edges);
    }
    for (const [from, edges] of first) {
      const beyond = [...edges.values()][mostDestinations];
      if (beyond === undefined) continue;
      yield {
        at: beyond.at,
        message: `${from} leads to ${edges.size} screens, and ${mostDestinations} are the most`,
        hint: "Leave destinations out, or put a screen in between.",
      };
    }
  },
};
