import { connectedParts } from "../../model/graph";
import { routingOf } from "../../model/routing";
import type { Rule } from "../../rule";
import { navigationsAreDeclared } from "./invalid-routing-model.undeclared-navigation";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";
import { listed, placeOf } from "./naming";

/** All screens hang together, whichever way they lead. */
export const disconnected: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const routing = routingOf(flow);
    if (!routing?.complete || routing.open.size > 0 || flow.screens.length < 2) return;
    if (unlistedIn(routing, flow.screens).length > 0) return;

    const edges = navigationsAreDeclared(flow)
      ? [...routing.edges, ...routing.navigations]
      : routing.edges;
    const parts = connectedParts([...flow.screenById.keys()], edges);
    const largest = parts.reduce((one, other) => (other.length > one.length ? other : one), []);
    for (const part of parts) {
      const [first = ""] = part;
      const screen = flow.screenById.get(first);
      if (part === largest || screen === undefined) continue;
      const names = listed(part);
      const isListed = routing.mode === "derived" || part.some((id) => routing.listed.has(id));
      yield {
        at: placeOf(screen),
        // Meta allows a terminal screen to be left out of the model; it is just never reached.
        severity: isListed ? "error" : "warning",
        message: `nothing connects ${names} with the rest of the flow`,
        hint:
          routing.mode === "declared"
            ? `Add "${first}" to the destinations of a screen in \`routing_model\`, or remove it.`
            : `Let a \`navigate\` lead to ${first}, or remove it.`,
      };
    }
  },
};
