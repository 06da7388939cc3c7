import type { FlowModel } from "../../model/flow-model";
import { once } from "../../model/memo";
import { edgeKey, routingOf } from "../../model/routing";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { backEdgesOf } from "./invalid-routing-model.back-edge";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";
import { screenNode } from "./naming";

/** At least one screen is an entry: no route leads to it. */
export const noEntry: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const report = missingEntryOf(flow);
    if (report !== undefined) yield report;
  },
};

/**
 * The report that no screen is an entry. `undefined` if one is, if a part of the routing is unknown, or if
 * `unlistedScreen` reports the model.
 */
export const missingEntryOf = once((flow: FlowModel): Report | undefined => {
  const routing = routingOf(flow);
  const [firstScreen] = flow.screens;
  if (firstScreen?.id === undefined || !routing?.isComplete) return undefined;
  // An open screen may lead to any screen, so it is not certain what Meta counts.
  if (routing.open.size > 0 || unlistedIn(routing, flow).length > 0) return undefined;

  // `backEdge` reports these; without them a screen may be an entry.
  const backEdges = new Set(backEdgesOf(flow));
  const backEdgeKeys = new Set([...backEdges].map(({ from, to }) => edgeKey(from, to)));
  // From 7.3 Meta counts the targets of `navigate` too.
  const navigations = isAtLeast(flow.version, "7.3") ? routing.navigations : [];
  const edges = [
    ...routing.edges.filter((edge) => !backEdges.has(edge)),
    // A `navigate` along a back edge is the same mistake again.
    ...navigations.filter(({ from, to }) => !backEdgeKeys.has(edgeKey(from, to))),
  ];
  const targets = new Set(edges.map(({ to }) => to));
  if ([...flow.screenById.keys()].some((id) => !targets.has(id))) return undefined;

  // A flow usually begins with the first screen of the document.
  const toFirst = edges.find(({ to }) => to === firstScreen.id);
  return {
    at: toFirst?.at ?? memberOf(flow.root, "routing_model") ?? screenNode(firstScreen),
    message: "every screen is the target of a route, so the flow has no first screen",
    hint:
      toFirst === undefined
        ? "Remove the routes to the screen that the flow begins with."
        : `Back is automatic: if the flow begins with ${toFirst.to}, remove the route from ${toFirst.from} to ${toFirst.to}.`,
  };
});
