import { alignedLists } from "../../../../provider/flow-json/changes/align-lists";
import {
  type DocumentChange,
  documentChanges,
} from "../../../../provider/flow-json/changes/document-changes";
import { SameValues } from "../../../../provider/flow-json/changes/same-values";
import { documentText } from "../../../../provider/flow-json/document";
import { isJsonArray, type JsonObject } from "../../../../provider/flow-json/json";
import { flowModelOf } from "../../../../provider/flow-json/model/read-flow";
import { parseJson } from "../../../../provider/flow-json/syntax/parse";
import { drawComponent } from "../components";
import { examplesOf } from "../display-value";
import type { Drawing } from "../drawing";
import { FindingsByPlace } from "../findings";
import { type GraphEdge, type RoutingGraph, routingGraph } from "../graph/routing-graph";

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
  readonly changes: readonly DocumentChange[];
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
  const changes = [...documentChanges(old, fresh)];
  const paths = (side: "before" | "after") => changes.flatMap((change) => change.paths[side] ?? []);
  const before = versionOf(old, `${prefix}before-`, { version: "Before", paths: paths("before") });
  const after = versionOf(fresh, `${prefix}after-`, { version: "After", paths: paths("after") });
  return {
    changes,
    before,
    after,
    screens: changedScreens(old, fresh),
    newRoutes: routesOnlyIn(after, before),
    lostRoutes: routesOnlyIn(before, after),
  };
}

/** @returns `undefined` for what is not a document. */
export function versionOf(
  document: JsonObject,
  prefix: string,
  { version, paths = [] }: { readonly version?: string; readonly paths?: readonly string[] } = {},
): Version | undefined {
  const flow = flowModelOf(parseJson(documentText(document)));
  if (flow === undefined) return undefined;
  const findings = new FindingsByPlace(flow, [], prefix);
  const changed = new Set(paths.map((path) => findings.ownerOf(path)));
  const drawing: Drawing = {
    flow,
    findings,
    display: examplesOf(flow),
    changed,
    linksScreens: false,
    draw: drawComponent,
    ...(version !== undefined && { version }),
  };
  return { drawing, graph: routingGraph(flow, findings) };
}

function changedScreens(old: JsonObject, fresh: JsonObject): readonly ChangedScreen[] {
  const [before, after] = [old.screens, fresh.screens];
  if (!isJsonArray(before) || !isJsonArray(after)) return [];
  const same = new SameValues();
  const { pairs, added, removed } = alignedLists(before, after, same);
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
  const identity = ({ from, to }: GraphEdge) => JSON.stringify([from, to]);
  const others = new Set(other?.graph.edges.map(identity));
  return (one?.graph.edges ?? []).filter((edge) => !others.has(identity(edge)));
}
