import { groupBy } from "../../../group-by";
import { routingOf } from "../../model/routing";
import type { Rule } from "../../rule";

/** Meta's limit for one screen. */
const mostDestinations = 10;

/** A screen leads to at most ten others. A destination that is repeated counts once. */
export const tooManyDestinations: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const edgesBySource = groupBy(routingOf(flow)?.edges ?? [], ({ from }) => from);
    for (const [from, edges] of edgesBySource) {
      const edgesByTarget = groupBy(edges, ({ to }) => to);
      const [firstTooMany] = [...edgesByTarget.values()][mostDestinations] ?? [];
      if (firstTooMany === undefined) continue;
      yield {
        at: firstTooMany.at,
        message: `${from} leads to ${edgesByTarget.size} screens, and ${mostDestinations} are the most`,
        hint: "Leave destinations out, or put a screen in between.",
      };
    }
  },
};
