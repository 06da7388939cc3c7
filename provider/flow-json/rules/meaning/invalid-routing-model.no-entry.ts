import type { FlowModel } from "../../model/flow-model";
import { once } from "../../model/memo";
import { edgeKey, routingOf } from "../../model/routing";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { backEdgesOf } from "./invalid-routing-model.back-edge";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";
import { screenNode } from "./naming";

/** At least one screen has no route that leads to it. */
export const noEntry: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const report = missingEntryOf(flow);
    if (report !== undefined) yield report;
  },
};

/** The report that no screen is the first; `undefined` if one is, or if that is unknown. */
export const missingEntryOf = once((flow: FlowModel): Report | undefined => {
  const routing = routingOf(flow);
  const [first] = flow.screens;
  if (first?.id === undefined || !routing?.complete || routing.open.size > 0) return undefined;
  if (unlistedIn(routing, flow).length > 0) return undefined;

  const backEdges = new Set(backEdgesOf(flow));
  const reversals = new Set([...backEdges].map(({ from, to }) => edgeKey(from, to)));
  const edges = [
    ...routing.edges.filter((edge) => !backEdges.has(edge)),
    ...(isAtLeast(flow.version, "7.3")
      ? routing.navigations.filter(({ from, to }) => !reversals.has(edgeKey(from, to)))
      : []),
  ];
  const entered = new Set(edges.map(({ to }) => to));
  if ([...flow.screenById.keys()].some((id) => !entered.has(id))) return undefined;

  const toFirst = edges.find(({ to }) => to === first.id);
  return {
    at: toFirst?.at ?? memberOf(flow.root, "routing_model") ?? screenNode(first),
    message: "no screen is the first: another screen leads to each",
    hint:
      toFirst === undefined
        ? "Let no screen lead to the one that the flow begins with."
        : `Back is automatic: let ${toFirst.from} not lead to ${first.id}, if the flow begins there.`,
  };
});
