import { editsBetween, otherChanges } from "../../../provider/lifecycle/flow/diff";
import {
  deletionPolicyOf,
  hasBeenPublished,
  isLive,
  stagesEdits,
  type FlowState,
  type PlannedInputs,
} from "../../../provider/lifecycle/flow/state";
import { isKnown } from "../../../provider/lifecycle/value";
import { secretShown } from "../../../provider/signatures";
import type { FlowChange } from "./flow-changes";
import { isUncertain, mayBeDraft, mayBeLive, statusOf } from "./flow-status";
import { goneAfterRefresh } from "./preview/step";

/**
 * What can happen to a flow and may need an approval:
 *
 * - `create`: a new flow is created.
 * - `publish`: customers can open a flow, or an edit of it, that they could not open before.
 * - `edit`: a live flow changes. It goes back to DRAFT and is published again.
 * - `stage`: a flow that was published changes and stays a DRAFT.
 * - `replace`: a new flow with another id replaces this one.
 * - `deprecate`: a live flow is deprecated and can never be sent again.
 * - `delete`: a draft is deleted.
 * - `retain`: a flow stays at Kaleyra, and no stack manages it.
 */
export const knownEffects = [
  "create",
  "publish",
  "edit",
  "stage",
  "replace",
  "deprecate",
  "delete",
  "retain",
] as const;

/** The effect of a step that this version does not understand. The gate, `--fail-on`, always blocks it. */
export const unknownEffect = "unknown";

export type Effect = (typeof knownEffects)[number] | typeof unknownEffect;

/** What happens to a flow. The names are keys of the command's JSON. */
export interface PlannedEffect {
  readonly effects: readonly Effect[];
  /**
   * One sentence in Markdown, without a full stop. Bold text and code are all that `changes-page.ts` converts
   * to HTML.
   */
  readonly summary: string;
  /** What to do before a deprecation, without a full stop. */
  readonly hint?: string;
  /** Whether the preview failed at this flow, or the update or destroy will. */
  readonly willFail: boolean;
}

/** What happens to a flow, according to its state after the last update or refresh. */
export function plannedEffectOf(change: FlowChange): PlannedEffect {
  if (change.errors.length > 0) return failingEffect("refused: see what is wrong below");
  const { kind, op, before, after, isDeletion } = change;
  if (op === undefined) return plannedEffect([], "not changed");
  if (kind === "unknown") {
    return unknownStep("a type of resource that this version does not know");
  }
  if (isDeletion) {
    return before === undefined ? stepWithoutState(op) : effectOfDeleted(before, change);
  }
  switch (op) {
    case "create":
      return after === undefined ? stepWithoutState(op) : effectOfNew(after, change);
    case "update":
      if (before === undefined || after === undefined) return stepWithoutState(op);
      // An update of a copy changes the state only.
      return kind === "copy"
        ? plannedEffect([], `no call to Kaleyra, stays ${statusOf(before)}`)
        : effectOfUpdated(before, after);
    case "replace":
      return before === undefined ? stepWithoutState(op) : effectOfReplaced(before, change);
    case "import":
      return plannedEffect([], "imported into the stack as it is at Kaleyra");
    case "read":
      return before === undefined
        ? stepWithoutState(op)
        : plannedEffect(
            ["retain"],
            `only read from now on: stays at Kaleyra as it is, ${statusOf(before)}, and the stack does not manage it`,
          );
    case goneAfterRefresh:
      return effectOfGone(before);
    default:
      // The summary is Markdown, so it does not contain any other text of the input.
      return unknownStep(`the engine's step is \`${/^[\w-]{1,60}$/.test(op) ? op : "unknown"}\``);
  }
}

function effectOfNew({ publish, cloneFlowId }: PlannedInputs, { kind }: FlowChange): PlannedEffect {
  // A `copy` is a FlowMigration. A Flow with `cloneFlowId` is a copy too, but its `publish` decides.
  if (kind === "copy") {
    return plannedEffect(["create", "publish"], "copied, and **published** if the original is");
  }
  const created = cloneFlowId === undefined ? "created" : "created as a copy of another flow";
  if (publish === true) {
    return plannedEffect(["create", "publish"], `${created} and **published**`);
  }
  if (isKnown(publish)) return plannedEffect(["create"], `${created} as a draft`);
  return plannedEffect(
    ["create", "publish"],
    `${created}; whether it is published is not known before the update`,
  );
}

function effectOfUpdated(before: FlowState, after: PlannedInputs): PlannedEffect {
  const status = statusOf(before);
  const hasVisibleEdit = editsBetween(before, after).length > 0;
  const edit = hasVisibleEdit ? "edited" : hiddenEdit(before, after);
  if (edit !== undefined && mayBeLive(before)) {
    return effectOfLiveEdit(`${status}: ${edit}`, after);
  }
  if (isLive(before.status)) {
    // Only an edit takes a live flow back to DRAFT, so `publish: false` alone does nothing.
    const isKeptLive = before.publish && after.publish === false;
    const reservation = isKeptLive ? " although publish is false" : "";
    return plannedEffect([], `no call to Kaleyra, stays ${status}${reservation}`);
  }
  if (after.publish !== false) {
    const published = hasBeenPublished(before) ? "**published again**" : "**published**";
    // A hidden edit is left out: the effect `publish` includes the publication of an edit.
    const editAndPublish = hasVisibleEdit ? `edited and ${published}` : published;
    const condition = after.publish === true ? "" : ", if publish turns out to be true";
    return plannedEffect(["publish"], `${editAndPublish}${condition}`);
  }
  if (edit === undefined) return plannedEffect([], `no call to Kaleyra, stays a ${status}`);
  return hasBeenPublished(before)
    ? plannedEffect(["stage"], `${edit}, stays **staged** as a ${status}: ${stillSendsOldVersion}`)
    : plannedEffect([], `${edit}, stays a ${status}`);
}

/**
 * The edit in a secret that an update without a visible edit has, or may have. The engine plans an
 * update only if something changes: if nothing has visibly changed, a secret has; if only other
 * properties have, a secret may have changed too.
 */
function hiddenEdit(before: FlowState, after: PlannedInputs): string | undefined {
  if (otherChanges(before, after).length === 0) return "edited in a secret";
  return hasSecretEdit(after) ? "perhaps edited in a secret" : undefined;
}

/** Whether a property that an edit changes is secret, in whole or in part. */
function hasSecretEdit({ name, categories, flowJson, endpointUri }: PlannedInputs): boolean {
  return JSON.stringify([name, categories, flowJson, endpointUri]).includes(secretShown);
}

/**
 * The effect of an edit on a flow that is live, or may be.
 *
 * @param edited The beginning of the summary, e.g. `PUBLISHED: edited`.
 */
function effectOfLiveEdit(edited: string, after: PlannedInputs): PlannedEffect {
  const backToDraft = `${edited}, goes back to DRAFT`;
  if (after.publish === true) {
    return plannedEffect(["edit"], `${backToDraft} and is **published again**`);
  }
  const staged = `is **staged**, not published: ${stillSendsOldVersion}`;
  if (stagesEdits(after)) return plannedEffect(["stage"], `${backToDraft} and ${staged}`);
  if (isKnown(after.publish) && isKnown(after.updateStrategy)) {
    // An update refuses to leave a live flow a DRAFT. Where status and edit are certain, the preview has failed
    // already; so here the flow may be a DRAFT, or the edit may turn out to change nothing.
    return plannedEffect(
      ["edit"],
      `${edited} if it is a DRAFT; if it is live, the update is refused`,
    );
  }
  const publishedIfTrue = "is **published again** if publish turns out to be true";
  // With InPlace, the update is refused if publish turns out to be false.
  return after.updateStrategy === "InPlace"
    ? plannedEffect(["edit"], `${backToDraft} and ${publishedIfTrue}`)
    : plannedEffect(["edit", "stage"], `${backToDraft}; ${publishedIfTrue}, else ${staged}`);
}

/** According to Meta. See `edited-flow-still-sends` in docs/assumptions.md. */
const stillSendsOldVersion = "messages most likely still send the version that was published last";

function effectOfReplaced(before: FlowState, change: FlowChange): PlannedEffect {
  const { after } = change;
  const isPublished = after !== undefined && effectOfNew(after, change).effects.includes("publish");
  // A live flow that is replaced stays live under the new id: `replace` covers that.
  const isNewlyLive = isPublished && !isLive(before.status);
  const old = effectOfLeaving(before, change);
  const deprecatesOld = old.effects.includes("deprecate");
  const rename = after?.name === before.name ? "" : " under another name";
  const status = isPublished ? "which is published" : "a draft";
  const templates = deprecatesOld ? ", and message templates with its id stop working" : "";
  return {
    effects: ["replace", ...(isNewlyLive ? (["publish"] as const) : []), ...old.effects],
    summary: `**replaced** by a new flow${rename}, ${status}; the old one is ${old.summary}${templates}`,
    willFail: old.willFail,
    ...(deprecatesOld && { hint: templatesFirst }),
  };
}

const templatesFirst =
  "point message templates at the new id first; with `deletionPolicy: Retain` in the state the old flow stays until then";

function effectOfDeleted(before: FlowState, change: FlowChange): PlannedEffect {
  const effect = effectOfLeaving(before, change);
  if (effect.willFail) return effect;
  const reason = change.isLeftOver ? "left over from an earlier replacement" : "leaves the stack";
  return { ...effect, summary: `${reason}: ${effect.summary}` };
}

/** The effect on a flow that leaves the stack, as the deleted one or as the old one of a replacement. */
function effectOfLeaving(
  before: FlowState,
  { retainOnDelete, deletedWith }: FlowChange,
): PlannedEffect {
  if (retainOnDelete) {
    return plannedEffect(["retain"], "retained at Kaleyra as it is (retainOnDelete)");
  }
  const effect = effectByPolicy(before);
  if (deletedWith === undefined) return effect;
  // The provider is called only if this flow is deleted before the other resource.
  return plannedEffect(
    [...effect.effects, "retain"],
    `${effect.summary}, or retained at Kaleyra (deletedWith)`,
  );
}

function effectByPolicy(before: FlowState): PlannedEffect {
  const status = statusOf(before);
  const policy = deletionPolicyOf(before);
  switch (policy) {
    case "Retain":
      return plannedEffect(["retain"], `retained at Kaleyra as it is, ${status}`);
    case "Prevent":
      return failingEffect("its deletionPolicy Prevent will refuse the deletion");
    case "DeleteOnly":
      if (!mayBeDraft(before)) {
        return failingEffect(`its deletionPolicy DeleteOnly will refuse, since it is ${status}`);
      }
      return effectOfDeletedDraft(before);
    case "DeleteOrDeprecate":
      if (isUncertain(before)) {
        return plannedEffect(
          ["deprecate", "delete"],
          `**DEPRECATED**, or deleted if it is a draft: ${status}`,
        );
      }
      if (status === "DRAFT") return effectOfDeletedDraft(before);
      return status === "DEPRECATED"
        ? plannedEffect([], "kept by Kaleyra, DEPRECATED already")
        : plannedEffect(["deprecate"], "**DEPRECATED, not deleted**, forever");
    default:
      // The state may be of a later release with further policies.
      policy satisfies never;
      return unknownStep("its deletionPolicy is not known");
  }
}

/**
 * A staged flow is a draft too, but deleting it also ends the version that messages most likely
 * still send.
 */
function effectOfDeletedDraft(before: FlowState): PlannedEffect {
  return hasBeenPublished(before) && !isUncertain(before)
    ? plannedEffect(
        ["deprecate", "delete"],
        "deleted, if Kaleyra deletes a draft that was published before; if not, the deletion fails",
      )
    : plannedEffect(["delete"], "deleted (a draft)");
}

/**
 * The refresh before the update did not find the flow. Kaleyra does not delete live flows, so one
 * that may have been live is probably still there: `retain`.
 */
function effectOfGone(before: FlowState | undefined): PlannedEffect {
  const forgets = "gone from Kaleyra, as the refresh found: the stack forgets it";
  if (before !== undefined && !mayBeLive(before)) return plannedEffect([], forgets);
  const status = before === undefined ? "of an unknown status" : statusOf(before);
  return plannedEffect(["retain"], `${forgets}, although it was ${status}`);
}

function plannedEffect(effects: readonly Effect[], summary: string): PlannedEffect {
  return { effects, summary, willFail: false };
}

function failingEffect(summary: string): PlannedEffect {
  return { effects: [], summary: `**${summary}**`, willFail: true };
}

/** A step whose flow has no state in the preview. The engine never writes one, so its effect is unknown. */
function stepWithoutState(op: string): PlannedEffect {
  return unknownStep(`the engine's step is \`${op}\`, without the flow's state`);
}

/** A step of a later engine or provider. */
function unknownStep(summary: string): PlannedEffect {
  return plannedEffect([unknownEffect], summary);
}
