import { checkAlways } from "../../../provider/flow-json/check-document";
import { documentOrText, documentText } from "../../../provider/flow-json/document";
import {
  isJsonObject,
  type Json,
  type JsonObject,
  unknownPlaceholder,
} from "../../../provider/flow-json/json";
import type { PlannedInputs } from "../../../provider/lifecycle/flow/state";
import { UNKNOWN, containsUnknown, isKnown, mapDeep } from "../../../provider/lifecycle/value";
import { secretShown } from "../../../provider/signatures";
import { documentDiff } from "./document-diff";
import type { FlowChange } from "./flow-changes";
import { block } from "./markdown";
import { isDrawable, mermaid, routingOf, sameRouting } from "./mermaid";

/** The properties that the diff compares, in its order. The document follows. */
const properties = [
  "name",
  "categories",
  "endpointUri",
  "publish",
  "updateStrategy",
  "deletionPolicy",
  "wabaId",
  "cloneFlowId",
] as const;

/** The changes within a flow. */
export interface FlowDetails {
  /** The lines of a diff: properties, then the document. */
  readonly diff: readonly string[];
  /** The routing before and after in Markdown, or an empty text if the routing does not change. */
  readonly routing: string;
}

/** The changes within a flow. A new flow has a routing, and no diff: all of it is new. */
export function detailsOf({ before, after }: FlowChange): FlowDetails {
  if (after === undefined) return { diff: [], routing: "" };
  const diff =
    before === undefined
      ? []
      : [...propertyDiff(before, after), ...flowJsonDiff(before.flowJson, after.flowJson)];
  const document = documentOf(after.flowJson);
  const routing =
    document === undefined ? "" : routingChange(documentOf(before?.flowJson), document);
  return { diff, routing };
}

function propertyDiff(
  before: NonNullable<FlowChange["before"]>,
  after: PlannedInputs,
): readonly string[] {
  return properties.flatMap((property) => {
    const old: unknown = before[property];
    const fresh: unknown = after[property];
    // An omitted property is computed later, or keeps its default. Only an omitted endpoint is removed.
    if (fresh === undefined && property !== "endpointUri") return [];
    const isEqual = JSON.stringify(sorted(old)) === JSON.stringify(sorted(fresh));
    // JSON omits unknown values, so two values may look equal that are not.
    if (isEqual && !containsUnknown(fresh)) return [];
    return [
      ...(old === undefined ? [] : [`- ${property}: ${JSON.stringify(old)}`]),
      ...(fresh === undefined ? [] : [`+ ${property}: ${displayText(fresh)}`]),
    ];
  });
}

function flowJsonDiff(
  old: JsonObject | string | undefined,
  fresh: PlannedInputs["flowJson"],
): readonly string[] {
  if (fresh === undefined) return [];
  if (!isKnown(fresh)) return ["+ flowJson: not known before the update"];
  if (old === secretShown || fresh === secretShown) return ["  flowJson: secret"];
  const before = documentOf(old);
  const after = documentOf(withPlaceholders(fresh));
  if (after === undefined) return [`+ flowJson: ${syntaxErrorIn(withPlaceholders(fresh))}`];
  if (before === undefined) return ["+ flowJson: a document, where there was none"];
  return documentDiff(before, after);
}

function syntaxErrorIn(flowJson: JsonObject | string): string {
  return checkAlways(documentText(flowJson))[0]?.message ?? "it is not Flow JSON";
}

function routingChange(old: JsonObject | undefined, fresh: JsonObject): string {
  const before = routingOf(old ?? {});
  const after = routingOf(fresh);
  if (sameRouting(before, after)) return "";
  const parts: string[] = [];
  if (isDrawable(before)) {
    parts.push("Before:", block("mermaid", mermaid(before, after, "removed")));
  }
  if (isDrawable(after) && old === undefined) {
    // Compared with itself, nothing is marked: in a new document everything is new.
    parts.push("As it will be:", block("mermaid", mermaid(after, after, "added")));
  } else if (isDrawable(after)) {
    parts.push("After:", block("mermaid", mermaid(after, before, "added")));
  }
  return parts.join("\n\n");
}

/** @returns `undefined` for a document that is secret, not a document, or not known yet. */
export function documentOf(flowJson: PlannedInputs["flowJson"]): JsonObject | undefined {
  if (flowJson === undefined || !isKnown(flowJson) || containsUnknown(flowJson)) return undefined;
  const document: Json = documentOrText(flowJson);
  return isJsonObject(document) ? document : undefined;
}

/** Replaces unknown values, so that the rest of the document is compared. */
function withPlaceholders(flowJson: JsonObject | string): JsonObject | string {
  const leaf = (part: unknown) => (part === UNKNOWN ? unknownPlaceholder : undefined);
  return mapDeep(flowJson, leaf) as JsonObject | string;
}

function displayText(value: unknown): string {
  return containsUnknown(value) ? "not known before the update" : JSON.stringify(value);
}

/** Sorts categories, since their order has no meaning. */
function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).sort() : value;
}
