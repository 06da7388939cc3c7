import { editsBetween, otherChanges } from "../../../provider/lifecycle/flow/differences";
import { deletionPolicyOf, type PlannedInputs } from "../../../provider/lifecycle/flow/inputs";
import { type FlowState, isLive, statusInDoubt } from "../../../provider/lifecycle/flow/state";
import { isKnown } from "../../../provider/lifecycle/value";
import type { FlowChange } from "./flow-changes";
import { foundGone } from "./preview/step";

/**
 * What can become of a flow that somebody may want to be asked about:
 *
 * - `create`: there is a new flow.
 * - `publish`: customers get to open a flow that they could not open before.
 * - `edit`: a live flow is changed, for which it goes back to DRAFT, and is published again.
 * - `replace`: a new flow takes the place of another; its id is another one.
 * - `deprecate`: a live flow can't be sent any more, for ever.
 * - `delete`: a draft is deleted.
 * - `retain`: a flow is left at Kaleyra, and nobody looks after it.
 */
export const fateKinds = [
  "create",
  "publish",
  "edit",
  "replace",
  "deprecate",
  "delete",
  "retain",
] as const;

/** What a gate always holds back: a step that it does not understand. */
export const notUnderstood = "unknown";

export type FateKind = (typeof fateKinds)[number] | typeof notUnderstood;

export interface Fate {
  readonly kinds: readonly FateKind[];
  /** In words, one sentence without a full stop. */
  readonly words: string;
  /** Whether the preview, or a destroy or update as it stands, does not let it happen. */
  readonly isRefused: boolean;
}

/** Says what becomes of a flow, as far as the state of its last update or refresh tells. */
export function fateOf(change: FlowChange): Fate {
  if (change.errors.length > 0) return refused("refused: see what is wrong below");
  const { kind, op, before, after, isDeletion } = change;
  if (op === undefined) return will([], "not changed");
  if (kind === "unknown") return unknown("a type of resource that this version does not know");
  if (isDeletion) return before === undefined ? withoutState(op) : fateOfDeleted(before, change);
  switch (op) {
    case "create":
      return after === undefined ? withoutState(op) : fateOfNew(after, change);
    case "update":
      if (before === undefined || after === undefined) return withoutState(op);
      return kind === "copy"
        ? will([], `no call to Kaleyra, stays ${stageOf(before)}`)
        : fateOfUpdated(before, after);
    case "replace":
      return before === undefined ? withoutState(op) : fateOfReplaced(before, change);
    case "import":
      return will([], "taken into the stack as it stands at Kaleyra");
    case foundGone:
      return fateOfGone(before);
    default:
      return unknown(`the engine's step is \`${/^[\w-]{1,60}$/.test(op) ? op : "unknown"}\``);
  }
}

function fateOfNew({ publish, cloneFlowId }: PlannedInputs, { kind }: FlowChange): Fate {
  if (kind === "copy") {
    return will(["create", "publish"], "copied, and **published** if what is copied is");
  }
  const copied = cloneFlowId === undefined ? "" : " as a copy of another flow";
  if (publish === true) return will(["create", "publish"], `created${copied} and **published**`);
  if (isKnown(publish)) return will(["create"], `created${copied} as a draft`);
  return will(
    ["create", "publish"],
    `created${copied}; whether it is published is not known before the update`,
  );
}

function fateOfUpdated(before: FlowState, after: PlannedInputs): Fate {
  const status = stageOf(before);
  const edits = editsBetween(before, after);
  const others = otherChanges(before, after);
  // The engine sees a change where we see none: it is in what it prints as secret.
  const isHidden = edits.length + others.length === 0;
  const mayPublish = after.publish !== false;
  if (mayBeLive(before) && (edits.length > 0 || isHidden)) {
    const what = isHidden ? "edited in what is secret" : "edited";
    return will(["edit"], `${status}: ${what}, goes back to DRAFT and is **published again**`);
  }
  if (isLive(before.status)) {
    const stays = `no call to Kaleyra, stays ${status}`;
    return will([], before.publish && !mayPublish ? `${stays} although publish is false` : stays);
  }
  if (mayPublish) {
    const how = after.publish === true ? "" : ", if it turns out that it is to be";
    return will(["publish"], `${edits.length > 0 ? "edited and " : ""}**published**${how}`);
  }
  if (isHidden) return will([], `edited in what is secret, stays a ${status}`);
  return will([], `${edits.length > 0 ? "edited" : "no call to Kaleyra"}, stays a ${status}`);
}

function fateOfReplaced(before: FlowState, change: FlowChange): Fate {
  const { after } = change;
  const news = after === undefined ? will([], "") : fateOfNew(after, change);
  const goesLive = news.kinds.includes("publish");
  // What was live goes on being live, under the new id: that is what `replace` says.
  const isNew = goesLive && !isLive(before.status);
  const named = after?.name === before.name ? "" : " under another name";
  const old = fateOfOld(before, change);
  return {
    kinds: ["replace", ...(isNew ? (["publish"] as const) : []), ...old.kinds],
    words: `**replaced** by a new flow${named}${goesLive ? ", which is published" : ", a draft"}; the old one is ${old.words}`,
    isRefused: old.isRefused,
  };
}

function fateOfDeleted(before: FlowState, change: FlowChange): Fate {
  const old = fateOfOld(before, change);
  if (old.isRefused) return old;
  const why = change.isLeftOver ? "left over from an earlier replacement" : "leaves the stack";
  return { ...old, words: `${why}: ${old.words}` };
}

/** A flow that the stack does without. */
function fateOfOld(before: FlowState, { retainOnDelete, deletedWith }: FlowChange): Fate {
  if (retainOnDelete) return will(["retain"], "retained at Kaleyra as it is (retainOnDelete)");
  const old = fateByPolicy(before);
  if (deletedWith === undefined) return old;
  // Which of the two is deleted first decides whether the provider is called.
  return will([...old.kinds, "retain"], `${old.words}, or retained at Kaleyra (deletedWith)`);
}

function fateByPolicy(before: FlowState): Fate {
  const status = stageOf(before);
  const policy = deletionPolicyOf(before);
  switch (policy) {
    case "Retain":
      return will(["retain"], `retained at Kaleyra as it is, ${status}`);
    case "Prevent":
      return refused("its deletionPolicy Prevent will refuse the deletion");
    case "DeleteOnly":
      if (!mayBeDraft(before)) {
        return refused(`its deletionPolicy DeleteOnly will refuse, since it is ${status}`);
      }
      return will(["delete"], "deleted (a draft)");
    case "DeleteOrDeprecate":
      if (isInDoubt(before)) {
        return will(
          ["deprecate", "delete"],
          `**DEPRECATED**, or deleted if it is a draft: ${status}`,
        );
      }
      if (status === "DRAFT") return will(["delete"], "deleted (a draft)");
      return status === "DEPRECATED"
        ? will([], "kept by Kaleyra, DEPRECATED already")
        : will(["deprecate"], "**DEPRECATED, not deleted**, for ever");
    default:
      policy satisfies never;
      return unknown("its deletionPolicy is not known");
  }
}

/** The refresh before the update has found that Kaleyra has the flow no more. */
function fateOfGone(before: FlowState | undefined): Fate {
  const wasLive = before === undefined || mayBeLive(before);
  return will(
    wasLive ? ["retain"] : [],
    `gone from Kaleyra, as the refresh says: the stack forgets it${wasLive ? `, although it was ${before === undefined ? "of an unknown stage" : stageOf(before)}` : ""}`,
  );
}

/** The words are Markdown, and Kaleyra may come to have stages that nobody has heard of. */
function stageOf(state: FlowState): string {
  const { status } = state;
  if (typeof status !== "string" || !/^[A-Z_]+$/.test(status)) return "(unknown stage)";
  return isInDoubt(state) && knownStages.has(status) ? `${status} (in doubt)` : status;
}

const knownStages: ReadonlySet<unknown> = new Set([
  "DRAFT",
  "PUBLISHED",
  "THROTTLED",
  "BLOCKED",
  "DEPRECATED",
]);

function mayBeLive(state: FlowState): boolean {
  return isLive(state.status) || isInDoubt(state);
}

function mayBeDraft(state: FlowState): boolean {
  return state.status === "DRAFT" || isInDoubt(state);
}

/** Whether an answer was lost that would have told the stage, or it is none that we know. */
function isInDoubt(state: FlowState): boolean {
  return !knownStages.has(state.status) || statusInDoubt(state);
}

function will(kinds: readonly FateKind[], words: string): Fate {
  return { kinds, words, isRefused: false };
}

function refused(words: string): Fate {
  return { kinds: [], words: `**${words}**`, isRefused: true };
}

/** The engine never writes such a step, so nobody can say what it is. */
function withoutState(op: string): Fate {
  return unknown(`the engine's step is \`${op}\`, without the flow's state`);
}

/** What a later engine or provider may have, of which nobody can say what becomes of the flow. */
function unknown(words: string): Fate {
  return will([notUnderstood], words);
}
