import { groupBy } from "../../../group-by";
import { shortList } from "../../../text";
import type { FlowModel, Screen } from "../../model/flow-model";
import { connectedParts } from "../../model/graph";
import { once } from "../../model/memo";
import { edgeKey, type Navigation, routingOf } from "../../model/routing";
import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { unlistedIn } from "./invalid-routing-model.unlisted-screen";

/** `routing_model` contains the routes of the `navigate` actions. */
export const undeclaredNavigation: Rule = {
  code: "INVALID_ROUTING_MODEL",
  severity: "error",
  *check(flow) {
    const isNeeded = neededToConnect(flow);
    for (const [from, navigations] of groupBy(undeclaredOf(flow), (route) => route.from)) {
      const [first] = navigations;
      if (first === undefined) continue; // Never: a group has at least one item.
      const targets = navigations.map(({ to }) => to);
      const isError = checksNavigations(flow) || navigations.some(isNeeded);
      yield {
        at: first.at,
        severity: isError ? "error" : "warning",
        message: `\`navigate\` leads from ${from} to ${shortList(targets)}, a route that \`routing_model\` does not have`,
        hint: `Add ${shortList(targets.map((to) => `"${to}"`))} to the destinations of ${from} in \`routing_model\`.`,
      };
    }
  },
};

/** Actions whose route is missing: the first one for each route. */
const undeclaredOf = once((flow: FlowModel): readonly Navigation[] => {
  const routing = routingOf(flow);
  if (routing?.mode !== "declared" || !routing.isComplete) return [];
  const declared = new Set(routing.edges.map(({ from, to }) => edgeKey(from, to)));
  const unlisted = new Set(unlistedIn(routing, flow));
  return routing.navigations.filter(({ from, to, action, isGuess }) => {
    if (isGuess) return false; // `invalidNavigateActionNextScreenName` reports the misspelled target.
    const edge = edgeKey(from, to);
    // Meta accepts a `navigate` against the direction of a declared route.
    if (declared.has(edge) || declared.has(edgeKey(to, from))) return false;
    if (unlisted.has(from) || unlisted.has(to)) return false; // `unlistedScreen` reports the route.
    // Meta does not check screens with a NavigationList, which exists from 6.2.
    if (isAtLeast(flow.version, "6.2") && hasNavigationList(action.screen)) return false;
    declared.add(edge); // A second button to the same screen lacks the same route.
    return true;
  });
});

/** Meta's editor does not check the routes of `navigate` from 6.3 to 7.2. */
function checksNavigations({ version }: Pick<FlowModel, "version">): boolean {
  return !isAtLeast(version, "6.3") || isAtLeast(version, "7.3");
}

/**
 * Whether a missing route leaves screens of `routing_model` unconnected, which Meta always refuses.
 */
function neededToConnect(flow: FlowModel): (navigation: Navigation) => boolean {
  const routing = routingOf(flow);
  const parts = connectedParts([...flow.screenById.keys()], routing?.edges ?? []);
  const partOf = new Map(parts.flatMap((part, index) => part.map((id) => [id, index] as const)));
  return ({ from, to }) =>
    partOf.get(from) !== partOf.get(to) &&
    routing?.listed.has(from) === true &&
    routing.listed.has(to);
}

/**
 * Routes of `navigate` actions that count as part of `routing_model` for connectivity, so that a missing
 * route is one mistake. In versions whose routes Meta does not check, only the routes that this rule reports.
 */
export function routesToDeclare(flow: FlowModel): readonly Navigation[] {
  const { navigations = [] } = routingOf(flow) ?? {};
  return checksNavigations(flow) ? navigations : undeclaredOf(flow);
}

function hasNavigationList({ components }: Screen): boolean {
  return components.some(({ type }) => type === "NavigationList");
}
