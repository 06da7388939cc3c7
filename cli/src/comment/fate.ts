import { editsBetween, otherChanges } from "../../../provider/lifecycle/flow/differences";
import { deletionPolicyOf, type PlannedInputs } from "../../../provider/lifecycle/flow/inputs";
import { type FlowState, isLive } from "../../../provider/lifecycle/flow/state";
import { isKnown } from "../../../provider/lifecycle/value";
import type { FlowChange } from "./flow-changes";

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
export type FateKind = (typeof fateKinds)[number];

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
  const { op, before, after } = change;
  switch (op) {
    case "create":
      return after === undefined ? unheardOf(op) : fateOfNew(after);
    case "update":
      return before === undefined || after === undefined
        ? unheardOf(op)
        : fateOfUpdated(before, after);
    case "replace":
      return before === undefined ? unheardOf(op) : fateOfReplaced(before, change);
    case "delete":
      return before === undefined ? unheardOf(op) : fateOfDeleted(before, change);
    case "import":
      return will([], "taken into the stack as it stands at Kaleyra");
    case undefined:
      return will([], "not changed");
    default:
      return unheardOf(op);
  }
}

function fateOfNew({ publish, cloneFlowId }: PlannedInputs): Fate {
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
  if (isLive(before.status) && (edits.length > 0 || isHidden)) {
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

function fateOfReplaced(before: FlowState, { after, retainOnDelete }: FlowChange): Fate {
  const news = after === undefined ? will([], "") : fateOfNew(after);
  const goesLive = news.kinds.includes("publish");
  // What was live goes on being live, under the new id: that is what `replace` says.
  const isNew = goesLive && !isLive(before.status);
  const named = after?.name === before.name ? "" : " under another name";
  const old = fateOfOld(before, retainOnDelete);
  return {
    kinds: ["replace", ...(isNew ? (["publish"] as const) : []), ...old.kinds],
    words: `**replaced** by a new flow${named}${goesLive ? ", which is published" : ", a draft"}; the old one is ${old.words}`,
    isRefused: old.isRefused,
  };
}

function fateOfDeleted(before: FlowState, { retainOnDelete }: FlowChange): Fate {
  const old = fateOfOld(before, retainOnDelete);
  return { ...old, words: old.isRefused ? old.words : `leaves the stack: ${old.words}` };
}

/** A flow that the stack does without. */
function fateOfOld(before: FlowState, retainOnDelete: boolean): Fate {
  const status = stageOf(before);
  if (retainOnDelete) return will(["retain"], "retained at Kaleyra as it is (retainOnDelete)");
  const policy = deletionPolicyOf(before);
  switch (policy) {
    case "Retain":
      return will(["retain"], `retained at Kaleyra as it is, ${status}`);
    case "Prevent":
      return refused("its deletionPolicy Prevent will refuse the deletion");
    case "DeleteOnly":
      if (status !== "DRAFT") {
        return refused(`its deletionPolicy DeleteOnly will refuse, since it is ${status}`);
      }
      return will(["delete"], "deleted (a draft)");
    case "DeleteOrDeprecate":
      if (status === "DRAFT") return will(["delete"], "deleted (a draft)");
      return status === "DEPRECATED"
        ? will([], "kept by Kaleyra, DEPRECATED already")
        : will(["deprecate"], "**DEPRECATED, not deleted**, for ever");
    default:
      policy satisfies never;
      return unheardOf("delete");
  }
}

/** The words are Markdown, and Kaleyra may come to have stages that nobody has heard of. */
function stageOf({ status }: FlowState): string {
  return /^[A-Z_]+$/.test(status) ? status : "(unknown stage)";
}

function will(kinds: readonly FateKind[], words: string): Fate {
  return { kinds, words, isRefused: false };
}

function refused(words: string): Fate {
  return { kinds: [], words: `**${words}**`, isRefused: true };
}

/** A step that a later engine may have: better named than passed over. */
function unheardOf(op: string): Fate {
  return will([], `the engine's step is \`${/^[\w-]+$/.test(op) ? op : "unknown"}\``);
}
