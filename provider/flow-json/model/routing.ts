import { nearest } from "../../nearest";
import {
  itemsOf,
  type JsonNode,
  type Member,
  memberOf,
  membersOf,
  textOf,
} from "../syntax/json-node";
import { actions as actionTable } from "../tables/actions";
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

/** A key that is equal for equal edges. */
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

/** The routes between screens: those in `routing_model`, or those of the `navigate` actions. */
export interface Routing {
  readonly mode: "declared" | "derived";
  /** Routes between screens. A misspelled name counts as the screen with the most similar name. */
  readonly edges: readonly Edge[];
  /** Routes of `navigate` actions with a literal target. */
  readonly navigations: readonly Navigation[];
  /** Screens that are keys or destinations in `routing_model`. */
  readonly listed: ReadonlySet<string>;
  readonly unknownScreens: readonly UnknownScreenRef[];
  /** Screens whose targets are known only when the flow runs. */
  readonly open: ReadonlySet<string>;
  /** Whether nothing is unknown, and every name has a screen. */
  readonly complete: boolean;
}

export interface Navigation extends Edge {
  readonly action: Action;
}

/** The routing of a flow; `undefined` if it is unknown, malformed, or missing although required. */
export const routingOf = once((flow: FlowModel): Routing | undefined => {
  const model = memberOf(flow.root, "routing_model");
  if (model !== undefined && model.kind !== "object") return undefined;
  const derived = model === undefined;
  if (derived && memberOf(flow.root, "data_api_version") !== undefined) return undefined;

  const { navigations, allFound } = navigationsOf(flow);
  const declared = declaredEdges(model, flow);
  const open = new Set(
    flow.screens.flatMap((screen) => (mayLeadAnywhere(screen, flow) ? [screen.id ?? ""] : [])),
  );
  return {
    mode: derived ? "derived" : "declared",
    edges: derived ? navigations : declared.edges,
    navigations,
    listed: declared.listed,
    unknownScreens: declared.unknownScreens,
    open,
    complete:
      !flow.parseNotes.hasUnknown &&
      flow.screensComplete &&
      flow.repeatedIds.size === 0 &&
      flow.screens.every(({ componentsComplete }) => componentsComplete) &&
      declared.unknownScreens.every(({ suggestion }) => suggestion !== undefined) &&
      declared.wellFormed &&
      allFound,
  };
});

function declaredEdges(model: JsonNode | undefined, flow: FlowModel) {
  const edges: Edge[] = [];
  const unknownScreens: UnknownScreenRef[] = [];
  const listed = new Set<string>();
  let wellFormed = true;

  const screenFor = (name: string, at: JsonNode | Member): string | undefined => {
    if (flow.screenById.has(name)) return name;
    if (!flow.screensComplete) return undefined;
    const suggestion = nearest(name, flow.screenById.keys());
    unknownScreens.push({ name, at, suggestion });
    return suggestion;
  };

  for (const member of membersOf(model)) {
    const from = screenFor(member.key, member);
    if (from !== undefined) listed.add(from);
    if (member.value.kind !== "array") wellFormed = false;
    for (const item of itemsOf(member.value)) {
      const name = textOf(item);
      if (name === undefined) {
        wellFormed = false;
        continue;
      }
      const to = screenFor(name, item);
      if (to !== undefined) listed.add(to);
      if (from === undefined || to === undefined) continue;
      edges.push({ from, to, at: item, isGuess: from !== member.key || to !== name });
    }
  }
  return { edges, unknownScreens, listed, wellFormed };
}

function navigationsOf(flow: FlowModel) {
  const navigations: Navigation[] = [];
  let allFound = flow.screens.every(({ components }) => components.every(hasItsAction));
  for (const action of flow.actions) {
    if (action.name === undefined || !Object.hasOwn(actionTable, action.name)) allFound = false;
    if (action.name !== "navigate") continue;
    const at = memberOf(memberOf(action.node, "next"), "name");
    const name = textOf(at);
    const from = action.screen.id;
    if (at === undefined || name === undefined || from === undefined) allFound = false;
    else if (!isDynamic(name)) {
      const to = flow.screenById.has(name) ? name : nearest(name, flow.screenById.keys());
      if (to === undefined) allFound = false;
      else if (to !== from) navigations.push({ from, to, at, action, isGuess: to !== name });
    }
  }
  return { navigations, allFound };
}

/** A button or a link without an action probably should lead somewhere, and so does an action that cannot be read. */
function hasItsAction({ node, type }: Component): boolean {
  const action = memberOf(node, "on-click-action");
  if (action === undefined) return type !== "Footer" && type !== "EmbeddedLink";
  return action.kind === "object";
}

/** Whether the screen leads to screens that are known only when the flow runs. */
function mayLeadAnywhere(screen: Screen, flow: FlowModel): boolean {
  return (
    screen.components.some(
      ({ node, type }) =>
        type === "NavigationList" &&
        memberOf(node, "on-click-action") === undefined &&
        textOf(memberOf(node, "list-items")) !== undefined,
    ) || dynamicNavigators(flow).has(screen)
  );
}

/** Screens with a `navigate` whose target is a binding. */
const dynamicNavigators = once(
  (flow: FlowModel): ReadonlySet<Screen> =>
    new Set(
      flow.actions.flatMap((action) => {
        const target = textOf(memberOf(memberOf(action.node, "next"), "name"));
        return target !== undefined && isDynamic(target) ? [action.screen] : [];
      }),
    ),
);

/** Whether a name is known only when the flow runs. */
export function isDynamic(name: string): boolean {
  return name.includes("${") || name.startsWith("`");
}
