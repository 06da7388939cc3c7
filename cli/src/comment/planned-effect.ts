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

/** The effect of a step that is not understood. The gate, `--fail-on`, always blocks it. */
export const unknownEffect = "unknown";

export type Effect = (typeof knownEffects)[number] | typeof unknownEffect;

export interface PlannedEffect {
  readonly effects: readonly Effect[];
  /** One sentence in Markdown, without a full stop. */
  readonly summary: string;
  /** What to do before a deprecation, without a full stop. */
  readonly hint?: string;
  /** Whether the preview failed because of it, or the update or destroy will. */
  readonly willFail: boolean;
}

/** What happens to a flow, according to its state after the last update or refresh. */
export function plannedEffectOf(change: FlowChange): PlannedEffect {
  if (change.errors.length > 0) return failingEffect("refused: see what is wrong below");
  const { kind, op, before, after, isDeletion } = change;
  if (op === undefined) return plannedEffect([], "not changed");
  if (kind === "unknown")
    return uncertainEffect("a type of resource that this version does not know");
  if (isDeletion)
    return before === undefined ? effectWithoutState(op) : effectOfDeleted(before, change);
  switch (op) {
    case "create":
      return after === undefined ? effectWithoutState(op) : effectOfNew(after, change);
    case "update":
      if (before === undefined || after === undefined) return effectWithoutState(op);
      return kind === "copy"
        ? plannedEffect([], `no call to Kaleyra, stays ${statusOf(before)}`)
        : effectOfUpdated(before, after);
    case "replace":
      return before === undefined ? effectWithoutState(op) : effectOfReplaced(before, change);
    case "import":
      return plannedEffect([], "imported into the stack as it is at Kaleyra");
    case "read":
      return before === undefined
        ? effectWithoutState(op)
        : plannedEffect(
            ["retain"],
            `only read from now on: stays at Kaleyra as it is, ${statusOf(before)}, and the stack does not manage it`,
          );
    case goneAfterRefresh:
      return effectOfGone(before);
    default:
      return uncertainEffect(
        `the engine's step is \`${/^[\w-]{1,60}$/.test(op) ? op : "unknown"}\``,
      );
  }
}

function effectOfNew({ publish, cloneFlowId }: PlannedInputs, { kind }: FlowChange): PlannedEffect {
  // Of a FlowMigration. A Flow with `cloneFlowId` is a copy too, but its `publish` decides.
  if (kind === "copy") {
    return plannedEffect(["create", "publish"], "copied, and **published** if the original is");
  }
  const copied = cloneFlowId === undefined ? "" : " as a copy of another flow";
  if (publish === true)
    return plannedEffect(["create", "publish"], `created${copied} and **published**`);
  if (isKnown(publish)) return plannedEffect(["create"], `created${copied} as a draft`);
  return plannedEffect(
    ["create", "publish"],
    `created${copied}; whether it is published is not known before the update`,
  );
}

function effectOfUpdated(before: FlowState, after: PlannedInputs): PlannedEffect {
  const status = statusOf(before);
  const edits = editsBetween(before, after);
  const others = otherChanges(before, after);
  // The engine sees a change that is not visible here; or another change, which may not be the only one.
  const isHidden = edits.length === 0 && (others.length === 0 || hasSecretEdit(after));
  const mayPublish = after.publish !== false;
  const isEdited = edits.length > 0 || isHidden;
  const hidden = others.length === 0 ? "edited in a secret" : "perhaps edited in a secret";
  const what = isHidden ? hidden : "edited";
  if (mayBeLive(before) && isEdited) return effectOfLiveEdit(`${status}: ${what}`, after);
  if (isLive(before.status)) {
    const stays = `no call to Kaleyra, stays ${status}`;
    return plannedEffect(
      [],
      before.publish && !mayPublish ? `${stays} although publish is false` : stays,
    );
  }
  if (mayPublish) {
    const how = after.publish === true ? "" : ", if publish turns out to be true";
    const again = hasBeenPublished(before) ? " again" : "";
    return plannedEffect(
      ["publish"],
      `${edits.length > 0 ? "edited and " : ""}**published${again}**${how}`,
    );
  }
  if (!isEdited) return plannedEffect([], `no call to Kaleyra, stays a ${status}`);
  return hasBeenPublished(before)
    ? plannedEffect(["stage"], `${what}, stays **staged** as a ${status}: ${stillSendsOldVersion}`)
    : plannedEffect([], `${what}, stays a ${status}`);
}

/** Whether a property that an edit changes is secret, in whole or in part. */
function hasSecretEdit({ name, categories, flowJson, endpointUri }: PlannedInputs): boolean {
  return JSON.stringify([name, categories, flowJson, endpointUri]).includes(secretShown);
}

/** The effect of an edit on a flow that is live, or may be. */
function effectOfLiveEdit(edited: string, after: PlannedInputs): PlannedEffect {
  const down = `${edited}, goes back to DRAFT`;
  if (after.publish === true) return plannedEffect(["edit"], `${down} and is **published again**`);
  const staged = `is **staged**, not published: ${stillSendsOldVersion}`;
  if (stagesEdits(after)) return plannedEffect(["stage"], `${down} and ${staged}`);
  if (isKnown(after.publish) && isKnown(after.updateStrategy)) {
    return plannedEffect(["edit"], `${edited} if it is a DRAFT; if it is live, the update refuses`);
  }
  const again = "is **published again** if publish turns out to be true";
  return after.updateStrategy === "InPlace"
    ? plannedEffect(["edit"], `${down} and ${again}`)
    : plannedEffect(["edit", "stage"], `${down}; ${again}, else ${staged}`);
}

/** According to Meta. See `edited-flow-still-sends` in docs/assumptions.md. */
const stillSendsOldVersion = "messages most likely still send the version that was published last";

function effectOfReplaced(before: FlowState, change: FlowChange): PlannedEffect {
  const { after } = change;
  const creation = after === undefined ? plannedEffect([], "") : effectOfNew(after, change);
  const goesLive = creation.effects.includes("publish");
  // A live flow that is replaced stays live under the new id: `replace` covers that.
  const isNewlyLive = goesLive && !isLive(before.status);
  const rename = after?.name === before.name ? "" : " under another name";
  const old = effectOfOld(before, change);
  const breaks = old.effects.includes("deprecate");
  const templates = breaks ? ", and message templates with its id stop working" : "";
  return {
    effects: ["replace", ...(isNewlyLive ? (["publish"] as const) : []), ...old.effects],
    summary: `**replaced** by a new flow${rename}${goesLive ? ", which is published" : ", a draft"}; the old one is ${old.summary}${templates}`,
    willFail: old.willFail,
    ...(breaks && { hint: templatesFirst }),
  };
}

const templatesFirst =
  "point message templates at the new id first; with `deletionPolicy: Retain` in the state the old flow stays until then";

function effectOfDeleted(before: FlowState, change: FlowChange): PlannedEffect {
  const old = effectOfOld(before, change);
  if (old.willFail) return old;
  const why = change.isLeftOver ? "left over from an earlier replacement" : "leaves the stack";
  return { ...old, summary: `${why}: ${old.summary}` };
}

/** The effect on a flow that leaves the stack. */
function effectOfOld(
  before: FlowState,
  { retainOnDelete, deletedWith }: FlowChange,
): PlannedEffect {
  if (retainOnDelete)
    return plannedEffect(["retain"], "retained at Kaleyra as it is (retainOnDelete)");
  const old = effectByPolicy(before);
  if (deletedWith === undefined) return old;
  // The provider is called only if this flow is deleted before the other resource.
  return plannedEffect(
    [...old.effects, "retain"],
    `${old.summary}, or retained at Kaleyra (deletedWith)`,
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
      policy satisfies never;
      return uncertainEffect("its deletionPolicy is not known");
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
  const wasLive = before === undefined || mayBeLive(before);
  return plannedEffect(
    wasLive ? ["retain"] : [],
    `gone from Kaleyra, as the refresh found: the stack forgets it${wasLive ? `, although it was ${before === undefined ? "of an unknown status" : statusOf(before)}` : ""}`,
  );
}

function plannedEffect(effects: readonly Effect[], summary: string): PlannedEffect {
  return { effects, summary, willFail: false };
}

function failingEffect(summary: string): PlannedEffect {
  return { effects: [], summary: `**${summary}**`, willFail: true };
}

/** The engine does not write steps without a state, so the effect is not known. */
function effectWithoutState(op: string): PlannedEffect {
  return uncertainEffect(`the engine's step is \`${op}\`, without the flow's state`);
}

/** A step of a later engine or provider, whose effect is not known. */
function uncertainEffect(summary: string): PlannedEffect {
  return plannedEffect([unknownEffect], summary);
}
