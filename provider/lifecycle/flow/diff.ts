import { describeChanges } from "../../flow-json/changes/describe-changes";
import { documentChanges } from "../../flow-json/changes/document-changes";
import { sameJson } from "../../flow-json/compare";
import { documentOrText } from "../../flow-json/document";
import { isJsonObject, type Json, type JsonObject, unknownPlaceholder } from "../../flow-json/json";
import type { FlowStatus } from "../../kaleyra/flow";
import type { Warn } from "../context";
import { driftBy } from "../refresh-diffs";
import type { ResourceDiff } from "../resource";
import { UNKNOWN, containsUnknown, isKnown, mapDeep } from "../value";
import { sameCategories } from "./categories";
import { refuseReplacement, refuseTakingDown } from "./plan-refusals";
import {
  deletionPolicyOf,
  flowLabel,
  hasBeenPublished,
  isLive,
  isRestricted,
  isStatusUncertain,
  type Editable,
  type FlowState,
  type PlannedInputs,
} from "./state";

/**
 * Returns what an update would change, and refuses a plan that would fail half-way, before anything
 * is sent. An unknown value is shown as a change; it refuses and replaces nothing.
 *
 * @throws {OperationError} If a live flow would stay a DRAFT unasked, a name could not be used
 *   again, or the old flow of a replacement could not be removed.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
export function diffFlow(
  id: string,
  state: FlowState,
  news: PlannedInputs,
  warn: Warn,
): ResourceDiff {
  const edits = editsBetween(state, news);
  const knownEdits = edits.filter((property) => !containsUnknown(news[property]));
  const replacing = replacingChanges(state, news);
  // A flow with an uncertain status may be a DRAFT, which is published in place.
  const isSurelyLive = isLive(state.status) && !isStatusUncertain(state);
  const editsInNewFlow = isSurelyLive && news.updateStrategy === "Replace" ? knownEdits : [];
  // A replacement does not edit the old flow. If the status is uncertain, the update reads it and
  // then refuses the same.
  if (replacing.length === 0 && !isStatusUncertain(state)) {
    refuseTakingDown(flowLabel(state, id), state.status, { edits: knownEdits, news });
  }
  const replaces = replacing.length > 0 ? replacing : editsInNewFlow;

  if (replaces.length > 0) {
    const reasons = replaces
      .map((property) => (property === "status" ? "being DEPRECATED" : property))
      .join(", ");
    refuseReplacement(id, state, { news, reasons });
    warn(`will be replaced, because of ${reasons}; ${effectOnReplaced(state)}`);
  } else {
    warnOfChange(state, { news, edits }, warn);
  }
  const changed = [...replaces, ...edits, ...otherChanges(state, news)];
  return { changed: [...new Set(changed)], replaces };
}

/** Warns of what a change in place means for customers, and of changes that have no effect. */
function warnOfChange(
  state: FlowState,
  { news, edits }: { readonly news: PlannedInputs; readonly edits: readonly string[] },
  warn: Warn,
): void {
  const { status } = state;
  const becomesDraft = edits.length > 0 && afterDraft(news) !== undefined;
  if (isStatusUncertain(state)) {
    const step = news.publish === false ? "publishes nothing" : "publishes it again where needed";
    warn(
      `may be a DRAFT or live, since an answer of Kaleyra's was lost; the update reads its status, and ${step}`,
    );
  } else if (hasBeenPublished(state) && edits.length > 0) {
    const effect = effectOfEdit(status, news);
    if (effect !== undefined) warn(`is ${status}; changing ${edits.join(", ")} ${effect}`);
  }
  if (isLive(status) && state.publish && news.publish === false && !becomesDraft) {
    warn(
      `stays ${status} although publish is false now; a live flow can only be deprecated, by a destroy`,
    );
  }
  if (lostItsDocument(state, news)) {
    warn(
      "has no flowJson any more; its document stays at Kaleyra as it is, and is no longer managed",
    );
  }
}

/**
 * What an edit means for the customers of a flow that was published, as the end of a sentence;
 * `undefined` if the update publishes a DRAFT, which needs no warning, or refuses the edit.
 */
function effectOfEdit(status: FlowStatus, news: PlannedInputs): string | undefined {
  if (!isLive(status)) {
    return news.publish === false ? `leaves it a DRAFT (${stillSendsOldVersion})` : undefined;
  }
  const end = afterDraft(news);
  if (end === undefined) return undefined;
  // See `held-back-edit` in docs/assumptions.md.
  return isRestricted(status)
    ? `is most likely refused until WhatsApp releases it; otherwise it goes back to DRAFT, and ${end}`
    : `takes it back to DRAFT, and ${end}`;
}

/**
 * What happens to a live flow after an edit has taken it back to DRAFT; `undefined` if the update
 * refuses the edit, as `refuseTakingDown` does.
 */
function afterDraft({ publish, updateStrategy }: PlannedInputs): string | undefined {
  if (publish === true) return "it is published again in the same update";
  if (!isKnown(publish)) {
    return "it is published again in the same update if publish turns out to be true";
  }
  if (updateStrategy === "Draft") {
    return `it stays one until publish is true (${stillSendsOldVersion})`;
  }
  if (!isKnown(updateStrategy)) {
    return `it stays one if updateStrategy turns out to be "Draft" (${stillSendsOldVersion})`;
  }
  return undefined;
}

/** See `edited-flow-still-sends` in docs/assumptions.md. */
const stillSendsOldVersion =
  "meanwhile messages still send the version that was published last, unless they ask for the draft, according to Meta; " +
  "Kaleyra has not confirmed it";

/** What happens to the old flow once its replacement exists. */
export function effectOnReplaced({
  status,
  deletionPolicy,
}: Pick<FlowState, "status" | "deletionPolicy">): string {
  if (deletionPolicy === "Retain") return "the old flow stays at Kaleyra as it is";
  if (status === "DRAFT") return "the old flow, a DRAFT, is deleted";
  if (status === "DEPRECATED") return "the old flow stays DEPRECATED";
  const outcome = `is deprecated, not deleted, once the new one exists, and ${templatesBreak}`;
  return isRestricted(status)
    ? `the old flow, which is ${status} and which WhatsApp may still release, ${outcome}; that is forever`
    : `the old flow ${outcome}`;
}

/**
 * According to Meta, a template stores the id of its flow. See docs/assumptions.md, "What no
 * response shows".
 */
const templatesBreak =
  'message templates with its id stop working (to point them at the new id first, set deletionPolicy to "Retain" and ' +
  "run `pulumi up` before this change)";

/** The properties that an update sends to Kaleyra. Sending one takes a live flow back to DRAFT. */
export function editsBetween(state: FlowState, news: PlannedInputs): readonly Editable[] {
  const unsettled = new Set(state.unsettled);
  return (["name", "categories", "flowJson", "endpointUri"] as const).filter(
    (property) =>
      news[property] !== undefined && (unsettled.has(property) || differs[property](state, news)),
  );
}

type Differs = (state: FlowState, news: PlannedInputs) => boolean;

const differs: Readonly<Record<Editable, Differs>> = {
  name: (state, { name }) => name !== state.name,
  categories: (state, { categories }) =>
    !isKnown(categories) || !sameCategories(state.categories, categories),
  flowJson: (state, { flowJson }) =>
    flowJson !== state.flowJson && // An unchanged string is not parsed.
    (containsUnknown(flowJson) || !sameJson(documentOf(state.flowJson), documentOf(flowJson))),
  endpointUri: (state, { endpointUri }) => endpointUri !== state.endpointUri,
};

function documentOf(flowJson: PlannedInputs["flowJson"]): Json | undefined {
  return flowJson === undefined || !isKnown(flowJson) ? undefined : documentOrText(flowJson);
}

/** The changed properties that no call can change, so that they need a new flow. */
function replacingChanges(state: FlowState, news: PlannedInputs): readonly string[] {
  return [
    ...identifyingProperties.filter(
      (property) => news[property] !== state[property] && isKnown(news[property]),
    ),
    // No call clears an endpoint: `endpoint-not-cleared` in docs/assumptions.md.
    ...(state.endpointUri !== undefined && news.endpointUri === undefined ? ["endpointUri"] : []),
    ...(state.status === "DEPRECATED" ? ["status"] : []),
  ];
}

const identifyingProperties = ["wabaId", "cloneFlowId"] as const;

/**
 * The changed properties that need no edit: options of the provider, what the program no longer
 * declares, and what is unknown and may turn out to be the same or to need a new flow.
 */
export function otherChanges(state: FlowState, news: PlannedInputs): readonly string[] {
  const options = ["publish", "updateStrategy"] as const;
  return [
    ...options.filter((property) => news[property] !== state[property]),
    ...(deletionPolicyOf(news) === state.deletionPolicy ? [] : ["deletionPolicy"]),
    // A DRAFT is published even if `publish` was true before.
    ...(news.publish === true && state.status === "DRAFT" ? ["publish"] : []),
    ...(isStatusUncertain(state) ? ["status"] : []),
    ...(lostItsDocument(state, news) ? ["flowJson"] : []),
    ...identifyingProperties.filter((property) => !isKnown(news[property])),
  ];
}

/** Whether the program no longer declares a document. Kaleyra has no call that removes one. */
function lostItsDocument(state: FlowState, news: PlannedInputs): boolean {
  return state.flowJson !== undefined && news.flowJson === undefined;
}

const driftOfAll = driftBy(diffFlow);

/**
 * What a refresh found changed in a flow. Ignores a document that was too long for the state, since
 * it was not compared.
 */
export function driftOf(id: string, found: FlowState, inputs: PlannedInputs) {
  const isCompared = found.flowJson !== undefined || found.unsettled?.includes("flowJson") !== true;
  if (isCompared) return driftOfAll(id, found, inputs);
  const { flowJson: _, ...others } = inputs;
  return driftOfAll(id, found, others);
}

/**
 * One line for each change that an update makes in the document, up to a limit, and how many more.
 */
export function documentLines(
  { flowJson: before }: Pick<FlowState, "flowJson">,
  { flowJson: after }: Pick<PlannedInputs, "flowJson">,
  most: number,
): readonly string[] {
  if (before === undefined || after === undefined || before === after) return [];
  if (!isKnown(after)) return ["flowJson: not known before the update"];
  const oldDocument = comparableDocument(before);
  const newDocument = comparableDocument(after);
  if (oldDocument === undefined || newDocument === undefined) return [];
  return describeChanges(documentChanges(oldDocument, newDocument), most);
}

/**
 * The document as an object, with placeholders for unknown values; `undefined` for a string that is
 * not a JSON object.
 */
function comparableDocument(flowJson: JsonObject | string): JsonObject | undefined {
  const document = documentOrText(flowJson);
  if (!isJsonObject(document)) return undefined;
  return mapDeep(document, (part) =>
    part === UNKNOWN ? unknownPlaceholder : undefined,
  ) as JsonObject;
}
