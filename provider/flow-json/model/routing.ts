import { nearest } from "../../nearest";
import { mayBeDynamic } from "../expression/dynamic-text";
import {
  itemsOf,
  type JsonNode,
  type Member,
  memberOf,
  membersOf,
  textOf,
} from "../syntax/json-node";
import { actionTableOf } from "../tables/actions";
import type { Action, Component, FlowModel, Screen } from "./flow-model";
import { once } from "./memo";

/** A route from one screen to another. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /**
   * The node that declares the route: an entry of `routing_model`, or the `next.name` of a
   * `navigate`.
   */
  readonly at: JsonNode;
  /** Whether the name is misspelled, so that the screen is a guess. */
  readonly isGuess: boolean;
}

/** A key that is equal for edges between the same screens. */
export function edgeKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

/** A name in `routing_model` that no screen has. */
export interface UnknownScreenRef {
  readonly name: string;
  readonly at: JsonNode | Member;
  /** The screen with the most similar name. */
  readonly suggestion: string | undefined;
}

/** The routes between screens. */
export interface Routing {
  /**
   * `declared` in `routing_model`, or `derived` from the `navigate` actions, as Meta does if there is
   * no `routing_model`.
   */
  readonly mode: "declared" | "derived";
  /** The routes of that mode. A misspelled name counts as the screen with the most similar name. */
  readonly edges: readonly Edge[];
  /**
   * Routes of `navigate` actions with a literal target, in both modes. A `navigate` to its own screen
   * is not among them.
   */
  readonly navigations: readonly Navigation[];
  /** Screens that are keys or destinations in `routing_model`. */
  readonly listed: ReadonlySet<string>;
  readonly unknownScreens: readonly UnknownScreenRef[];
  /**
   * Screens whose actions may lead to any screen, since a target is known only when the flow runs.
   */
  readonly open: ReadonlySet<string>;
  /** Whether all screens and routes are known. Rules about what is missing need that. */
  readonly isComplete: boolean;
}

/** The route of a `navigate`. */
export interface Navigation extends Edge {
  readonly action: Action;
}

/** The routing of a flow; `undefined` if it is unknown, malformed, or missing although required. */
export const routingOf = once((flow: FlowModel): Routing | undefined => {
  const model = memberOf(flow.root, "routing_model");
  if (model !== undefined && model.kind !== "object") return undefined;
  const isDerived = model === undefined;
  // A flow with an endpoint must have a `routing_model`.
  if (isDerived && memberOf(flow.root, "data_api_version") !== undefined) return undefined;

  const { navigations, areAllFound } = navigationsOf(flow);
  const declared = declaredEdges(model, flow);
  const open = new Set<string>();
  for (const screen of flow.screens) {
    if (screen.id !== undefined && mayLeadAnywhere(screen, flow)) open.add(screen.id);
  }
  return {
    mode: isDerived ? "derived" : "declared",
    edges: isDerived ? navigations : declared.edges,
    navigations,
    listed: declared.listed,
    unknownScreens: declared.unknownScreens,
    open,
    isComplete:
      !flow.parseNotes.hasUnknown &&
      flow.hasAllScreens &&
      flow.repeatedIds.size === 0 &&
      flow.screens.every(({ hasAllComponents }) => hasAllComponents) &&
      declared.unknownScreens.every(({ suggestion }) => suggestion !== undefined) &&
      declared.isWellFormed &&
      areAllFound,
  };
});

/** The routes in `routing_model`; `isWellFormed` is false if an entry is not a list of names. */
function declaredEdges(model: JsonNode | undefined, flow: FlowModel) {
  const edges: Edge[] = [];
  const unknownScreens: UnknownScreenRef[] = [];
  const listed = new Set<string>();
  let isWellFormed = true;

  const screenFor = (name: string, at: JsonNode | Member): string | undefined => {
    if (flow.screenById.has(name)) return name;
    if (!flow.hasAllScreens) return undefined;
    const suggestion = nearest(name, flow.screenById.keys());
    unknownScreens.push({ name, at, suggestion });
    return suggestion;
  };

  for (const member of membersOf(model)) {
    const from = screenFor(member.key, member);
    if (from !== undefined) listed.add(from);
    if (member.value.kind !== "array") isWellFormed = false;
    for (const item of itemsOf(member.value)) {
      const name = textOf(item);
      if (name === undefined) {
        isWellFormed = false;
        continue;
      }
      const to = screenFor(name, item);
      if (to !== undefined) listed.add(to);
      if (from === undefined || to === undefined) continue;
      edges.push({ from, to, at: item, isGuess: from !== member.key || to !== name });
    }
  }
  return { edges, unknownScreens, listed, isWellFormed };
}

/** The routes of the `navigate` actions; `areAllFound` is false if an action may be another route. */
function navigationsOf(flow: FlowModel) {
  const navigations: Navigation[] = [];
  let areAllFound = flow.screens.every(({ components }) => components.every(hasItsAction));
  for (const action of flow.actions) {
    if (actionTableOf(action.name) === undefined) areAllFound = false;
    if (action.name !== "navigate") continue;
    const at = memberOf(memberOf(action.node, "next"), "name");
    const name = textOf(at);
    const from = action.screen.id;
    if (at === undefined || name === undefined || from === undefined) {
      areAllFound = false;
      continue;
    }
    if (mayBeDynamic(name)) continue; // The screen is in `open`.
    const to = flow.screenById.has(name) ? name : nearest(name, flow.screenById.keys());
    if (to === undefined) {
      areAllFound = false;
    } else if (to !== from) {
      // Another rule reports a `navigate` to its own screen.
      navigations.push({ from, to, at, action, isGuess: to !== name });
    }
  }
  return { navigations, areAllFound };
}

/**
 * Whether the click action of a component is known. A Footer or EmbeddedLink must have one, and it
 * may be a `navigate`.
 */
function hasItsAction({ node, type }: Component): boolean {
  const action = memberOf(node, "on-click-action");
  if (action === undefined) return type !== "Footer" && type !== "EmbeddedLink";
  return action.kind === "object";
}

/** Whether an action of the screen has a target that is known only when the flow runs. */
function mayLeadAnywhere(screen: Screen, flow: FlowModel): boolean {
  return screen.components.some(hasBoundEntries) || dynamicNavigators(flow).has(screen);
}

/** Whether a component is a NavigationList that is bound to its entries, which have the actions. */
function hasBoundEntries({ node, type }: Component): boolean {
  return (
    type === "NavigationList" &&
    memberOf(node, "on-click-action") === undefined &&
    textOf(memberOf(node, "list-items")) !== undefined
  );
}

/** Screens with a `navigate` whose target is a binding. */
const dynamicNavigators = once((flow: FlowModel): ReadonlySet<Screen> => {
  const screens = new Set<Screen>();
  for (const { node, screen } of flow.actions) {
    const target = textOf(memberOf(memberOf(node, "next"), "name"));
    if (target !== undefined && mayBeDynamic(target)) screens.add(screen);
  }
  return screens;
});
