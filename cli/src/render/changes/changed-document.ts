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
import { examplesOf, plainText } from "../display-value";
import type { DrawingContext } from "../drawing";
import { FindingsByPlace } from "../findings";
import { type GraphEdge, type RoutingGraph, routingGraph } from "../graph/routing-graph";
import { routeOf } from "./changed-graph";
import { type ShownChange, withMoves } from "./moves";

/** One version of a document, ready to be drawn with its changes marked. */
export interface Version {
  readonly drawing: DrawingContext;
  readonly graph: RoutingGraph;
}

/** A screen that differs between two versions, by its index in each. */
export interface ChangedScreen {
  readonly before?: number;
  readonly after?: number;
}

/** The difference between two versions of a document, as the page of changes shows it. */
export interface ChangedDocument {
  readonly changes: readonly ShownChange[];
  /** `undefined` if this version is not Flow JSON. */
  readonly before: Version | undefined;
  /** `undefined` if this version is not Flow JSON. */
  readonly after: Version | undefined;
  /** The screens that differ, in the order of the new document, and then the removed ones. */
  readonly screens: readonly ChangedScreen[];
  /** The routes that only one version has. */
  readonly newRoutes: readonly GraphEdge[];
  readonly lostRoutes: readonly GraphEdge[];
}

/**
 * Compares two versions of a document.
 *
 * @param prefix Makes the anchors unique on a page with several documents.
 */
export function changedDocument(
  oldDocument: JsonObject,
  newDocument: JsonObject,
  prefix: string,
): ChangedDocument {
  const changes = withMoves([...documentChanges(oldDocument, newDocument)]);
  const before = versionOf(oldDocument, `${prefix}before-`, { side: "before", changes });
  const after = versionOf(newDocument, `${prefix}after-`, { side: "after", changes });
  const [newRoutes, lostRoutes] = [routesOnlyIn(after, before), routesOnlyIn(before, after)];
  const listsRoutes = newRoutes.length + lostRoutes.length > 0;
  // The page lists routes apart; changes of `routing_model` would repeat them.
  const isListedApart = ({ place, property }: ShownChange) =>
    listsRoutes && place.length === 0 && isRouting(property);
  return {
    changes: changes
      .filter((change) => !isListedApart(change))
      .map((change) => ({
        ...change,
        ...captionOf(change, before, after),
        ...positionOf(change, after),
      })),
    before,
    after,
    newRoutes,
    lostRoutes,
    screens: changedScreens(oldDocument, newDocument),
  };
}

/**
 * Prepares a version to be drawn.
 *
 * @param change The changes to mark, and which version this is; nothing is marked without it.
 * @returns `undefined` if the value is not Flow JSON.
 */
export function versionOf(
  document: JsonObject,
  prefix: string,
  change?: { readonly side: "before" | "after"; readonly changes: readonly ShownChange[] },
): Version | undefined {
  const flow = flowModelOf(parseJson(documentText(document)));
  if (flow === undefined) return undefined;
  const findings = new FindingsByPlace(flow, [], prefix);
  const drawing: DrawingContext = {
    flow,
    findings,
    display: examplesOf(flow),
    linksScreens: false,
    draw: drawComponent,
    ...(change !== undefined && {
      side: change.side === "before" ? "Before" : "After",
      changed: marksOf(change.changes, change.side, findings),
    }),
  };
  return { drawing, graph: routingGraph(flow, findings) };
}

/** Whether a property of the document is `routing_model` or a part of it. */
function isRouting(property = ""): boolean {
  return /^routing_model(?:\.|$)/.test(property);
}

/** The most characters of a caption. */
const longestCaption = 50;

/** What customers read on the changed part. A change of that text shows it already. */
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

/** The properties that customers read on a part; the first one that it has is its caption. */
const captions = ["title", "label", "text"];

/**
 * What customers read on a part.
 *
 * @param without A property whose text is shown already: if it is the caption, there is none.
 */
function shownText(node: ObjectNode | undefined, without?: string): string | undefined {
  const key = captions.find((one) => memberOf(node, one) !== undefined);
  const text = key === undefined || key === without ? undefined : plainText(memberOf(node, key));
  return text === undefined ? undefined : truncated(text, longestCaption);
}

/**
 * The new position of a part that moves within its list: next to the neighbor that it passed last, if the
 * neighbor has a text.
 */
function positionOf(
  { kind, newPlace, paths }: ShownChange,
  after: Version | undefined,
): { position?: string } {
  if (kind !== "moved" || newPlace !== undefined) return {};
  const { before: oldPath = "", after: newPath = "" } = paths;
  const newIndex = indexIn(newPath);
  const isUpward = newIndex < indexIn(oldPath);
  const list = newPath.slice(0, newPath.lastIndexOf("["));
  const path = `${list}[${newIndex + (isUpward ? 1 : -1)}]`;
  // `partAt` returns the part around the path if the list has no such item.
  const neighbor = after?.drawing.findings.partAt(path);
  const text = neighbor?.path === path ? shownText(neighbor) : undefined;
  return text === undefined ? {} : { position: `${isUpward ? "above" : "below"} “${text}”` };
}

/** The index at the end of the path of a list item; NaN for another path. */
function indexIn(path: string): number {
  return Number(/\[(\d+)\]$/.exec(path)?.[1]);
}

/** The words of marks. `drawScreen` reads `Changed`; `marksOf` writes `Before` too. */
const words = { added: "New", removed: "Removed", moved: "Moved", changed: "Changed" } as const;

/** An action of a component, which has a line of its own in a drawing. */
const actionOfPart = /^\.on-(?:click|select|unselect)-action(?=\.|$)/;

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
    // A part in which something is added, removed or moved has changed.
    mark.words.add(words[path === owner ? kind : "changed"]);
    mark.actions.add(actionOfPart.exec(path.slice(owner.length))?.[0]);
    marks.set(owner, mark);
  }
  return new Map(
    [...marks].map(([owner, mark]) => {
      const [first = "", ...more] = mark.words;
      const [action, ...others] = mark.actions;
      const text = [first, ...more.map((word) => word.toLowerCase())].join(" and ");
      return [
        // With a single action, all changes are in it.
        others.length === 0 ? owner + (action ?? "") : owner,
        // In the old version, a changed part is shown as it was.
        side === "before" && text === words.changed ? "Before" : text,
      ];
    }),
  );
}

/**
 * The screens that differ between two documents: they change, move, are new, or are removed. `alignLists`
 * finds the two versions of a screen.
 */
function changedScreens(
  { screens: before }: JsonObject,
  { screens: after }: JsonObject,
): readonly ChangedScreen[] {
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

/** The routes of one version that the other version lacks. */
function routesOnlyIn(one: Version | undefined, other: Version | undefined): readonly GraphEdge[] {
  const others = new Set(other?.graph.edges.map(routeOf));
  return (one?.graph.edges ?? []).filter((edge) => !others.has(routeOf(edge)));
}
