import { alignLists } from "../../../../provider/flow-json/changes/align-lists";
import { documentChanges } from "../../../../provider/flow-json/changes/document-changes";
import { SameValues } from "../../../../provider/flow-json/changes/same-values";
import { documentText } from "../../../../provider/flow-json/document";
import { isJsonArray, type JsonObject } from "../../../../provider/flow-json/json";
import { flowModelOf } from "../../../../provider/flow-json/model/read-flow";
import { memberOf, type ObjectNode } from "../../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../../provider/flow-json/syntax/parse";
import { truncated } from "../../../../provider/text";
import { drawComponent } from "../components";
import { examplesOf } from "../display-value";
import { plainText } from "../display-value";
import type { Drawing } from "../drawing";
import { FindingsByPlace } from "../findings";
import { type GraphEdge, type RoutingGraph, routingGraph } from "../graph/routing-graph";
import { routeOf } from "./changed-graph";
import { type ShownChange, withMoves } from "./moves";

/** One version of a document, ready to be drawn with its changes marked. */
export interface Version {
  readonly drawing: Drawing;
  readonly graph: RoutingGraph;
}

/** A screen that differs between two versions, by its index in each. */
export interface ChangedScreen {
  readonly before?: number;
  readonly after?: number;
}

export interface ChangedDocument {
  readonly changes: readonly ShownChange[];
  readonly before: Version | undefined;
  readonly after: Version | undefined;
  /** In the order of the new document, removed ones last. */
  readonly screens: readonly ChangedScreen[];
  readonly newRoutes: readonly GraphEdge[];
  readonly lostRoutes: readonly GraphEdge[];
}

/**
 * Compares two versions of a document.
 *
 * @param prefix Makes the anchors unique on a page with several documents.
 */
export function changedDocument(
  old: JsonObject,
  fresh: JsonObject,
  prefix: string,
): ChangedDocument {
  const changes = withMoves([...documentChanges(old, fresh)]);
  const before = versionOf(old, `${prefix}before-`, { side: "before", changes });
  const after = versionOf(fresh, `${prefix}after-`, { side: "after", changes });
  const [newRoutes, lostRoutes] = [routesOnlyIn(after, before), routesOnlyIn(before, after)];
  const listsRoutes = newRoutes.length + lostRoutes.length > 0;
  return {
    changes: changes
      .filter(({ place, property }) => !(listsRoutes && place.length === 0 && isRouting(property)))
      .map((change) => ({
        ...change,
        ...captionOf(change, before, after),
        ...positionOf(change, after),
      })),
    before,
    after,
    newRoutes,
    lostRoutes,
    screens: changedScreens(old, fresh),
  };
}

/** @returns `undefined` for what is not a document. */
export function versionOf(
  document: JsonObject,
  prefix: string,
  change?: { readonly side: "before" | "after"; readonly changes: readonly ShownChange[] },
): Version | undefined {
  const flow = flowModelOf(parseJson(documentText(document)));
  if (flow === undefined) return undefined;
  const findings = new FindingsByPlace(flow, [], prefix);
  const drawing: Drawing = {
    flow,
    findings,
    display: examplesOf(flow),
    linksScreens: false,
    draw: drawComponent,
    ...(change !== undefined && {
      version: change.side === "before" ? "Before" : "After",
      changed: marksOf(change.changes, change.side, findings),
    }),
  };
  return { drawing, graph: routingGraph(flow, findings) };
}

/** The routes are listed on their own. */
function isRouting(property = ""): boolean {
  return /^routing_model(?:\.|$)/.test(property);
}

/** In characters, of what customers read on a changed part. */
const longestCaption = 50;

/** What customers read on the part, unless the change itself is about that. */
function captionOf(
  { property, paths }: ShownChange,
  before: Version | undefined,
  after: Version | undefined,
): { caption?: string } {
  const [version, path] =
    paths.before === undefined ? [after, paths.after] : [before, paths.before];
  const caption = shownText(version?.drawing.findings.partAt(path ?? ""), property);
  return caption === undefined ? {} : { caption };
}

const captions = ["title", "label", "text"];

/** What customers read on a part; `undefined` if that is `without`. */
function shownText(node: ObjectNode | undefined, without?: string): string | undefined {
  const key = captions.find((one) => memberOf(node, one) !== undefined);
  const text = key === undefined || key === without ? undefined : plainText(memberOf(node, key));
  return text === undefined ? undefined : truncated(text, longestCaption);
}

/** The neighbor of a part that moves within its list: the one that it passed last, if that has a text. */
function positionOf(
  { kind, newPlace, paths }: ShownChange,
  after: Version | undefined,
): { position?: string } {
  if (kind !== "moved" || newPlace !== undefined) return {};
  const [, list = "", index = ""] = /^(.*)\[(\d+)\]$/.exec(paths.after ?? "") ?? [];
  const isUpward = Number(index) < Number(/(\d+)\]$/.exec(paths.before ?? "")?.[1]);
  const path = `${list}[${Number(index) + (isUpward ? 1 : -1)}]`;
  const neighbor = after?.drawing.findings.partAt(path);
  const text = neighbor?.path === path ? shownText(neighbor) : undefined;
  return text === undefined ? {} : { position: `${isUpward ? "above" : "below"} “${text}”` };
}

const words = { added: "New", removed: "Removed", moved: "Moved", changed: "Changed" } as const;

/** An action of a component, which has a line of its own in a drawing. */
const ownAction = /^\.on-(?:click|select|unselect)-action(?=\.|$)/;

/**
 * The words to mark screens and components with, such as `Moved and changed`, by their paths. Where only
 * an action changes, the path is the action's.
 */
function marksOf(
  changes: readonly ShownChange[],
  side: "before" | "after",
  findings: FindingsByPlace,
): ReadonlyMap<string, string> {
  const marks = new Map<string, { words: Set<string>; actions: Set<string | undefined> }>();
  for (const { kind, paths } of changes) {
    const path = paths[side];
    if (path === undefined) continue;
    const owner = findings.ownerOf(path);
    const mark = marks.get(owner) ?? { words: new Set(), actions: new Set() };
    mark.words.add(words[path === owner ? kind : "changed"]);
    mark.actions.add(ownAction.exec(path.slice(owner.length))?.[0]);
    marks.set(owner, mark);
  }
  return new Map(
    [...marks].map(([owner, mark]) => {
      const [first = "", ...more] = mark.words;
      const [action, ...others] = mark.actions;
      const text = [first, ...more.map((word) => word.toLowerCase())].join(" and ");
      return [
        others.length === 0 ? owner + (action ?? "") : owner,
        side === "before" && text === words.changed ? "Before" : text,
      ];
    }),
  );
}

function changedScreens(old: JsonObject, fresh: JsonObject): readonly ChangedScreen[] {
  const [before, after] = [old.screens, fresh.screens];
  if (!isJsonArray(before) || !isJsonArray(after)) return [];
  const same = new SameValues();
  const { pairs, added, removed } = alignLists(before, after, same);
  const differing = pairs.filter(
    (pair) =>
      pair.isMoved ||
      same.numberOf(before[pair.before] ?? null) !== same.numberOf(after[pair.after] ?? null),
  );
  return [
    ...[...differing, ...added.map((at) => ({ after: at }))].sort(
      (one, other) => one.after - other.after,
    ),
    ...removed.map((at) => ({ before: at })),
  ];
}

function routesOnlyIn(one: Version | undefined, other: Version | undefined): readonly GraphEdge[] {
  const others = new Set(other?.graph.edges.map(routeOf));
  return (one?.graph.edges ?? []).filter((edge) => !others.has(routeOf(edge)));
}
