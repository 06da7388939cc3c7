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
 * The back edges of a `routing_model`: an edge from a screen to itself, and of two opposite edges the one
 * to the earlier screen of the document. If an edge is repeated, only its first occurrence.
 *
 * Other rules about routes leave these edges out, so that one mistake has one finding.
 */
export const backEdgesOf = once((flow: FlowModel): readonly Edge[] => {
  const routing = routingOf(flow);
  // Without a `routing_model` Meta lets `navigate` lead back.
  if (routing?.mode !== "declared") return [];
  const positions = new Map([...flow.screenById.keys()].map((id, index) => [id, index]));
  const keys = new Set(routing.edges.map(({ from, to }) => edgeKey(from, to)));
  const taken = new Set<string>();
  return routing.edges.filter(({ from, to, isGuess }) => {
    if (isGuess) return false; // `unknownScreen` reports the misspelled name.
    const [start, end] = [positions.get(from), positions.get(to)];
    if (start === undefined || end === undefined) return false; // Never: an edge is between screens.
    const key = edgeKey(from, to);
    if (end > start || !keys.has(edgeKey(to, from)) || taken.has(key)) return false;
    taken.add(key);
    return true;
  });
});
