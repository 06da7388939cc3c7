import type { FlowModel } from "../../model/flow-model";
import { once } from "../../model/memo";
import { type Edge, edgeKey, routingOf } from "../../model/routing";
import type { Rule } from "../../rule";

/** No screen leads to itself, or back to a screen that leads to it. */
export const backEdge: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    for (const { from, to, at } of backEdgesOf(flow)) {
      yield from === to
        ? {
            at,
            message: `\`routing_model\` leads from ${from} to itself`,
            hint: `Remove "${to}" from its destinations.`,
          }
        : {
            at,
            message: `\`routing_model\` leads from ${to} to ${from} and back again`,
            hint: `Back is automatic: remove "${to}" from the destinations of ${from}.`,
          };
    }
  },
};

/**
 * The superfluous edges of a `routing_model`: those of a screen to itself, and of two opposite edges the
 * one to the earlier screen of the document, each once. Rules that follow the routes leave them out, so
 * that one mistake has one finding. A misspelled name is reported elsewhere, so its edge is left out.
 */
export const backEdgesOf = once((flow: FlowModel): readonly Edge[] => {
  const routing = routingOf(flow);
  if (routing?.mode !== "declared") return [];
  const position = new Map([...flow.screenById.keys()].map((id, index) => [id, index]));
  const pairs = new Set(routing.edges.map(({ from, to }) => edgeKey(from, to)));
  const reported = new Set<string>();
  return routing.edges.filter(({ from, to, isGuess }) => {
    if (isGuess) return false;
    // Every edge is between screens of the document, so both have a position.
    const runsBack = (position.get(to) ?? 0) <= (position.get(from) ?? 0);
    const key = edgeKey(from, to);
    if (!runsBack || !pairs.has(edgeKey(to, from)) || reported.has(key)) return false;
    reported.add(key);
    return true;
  });
});
