import type { Warn } from "../context";
import type { ResourceDiff } from "../resource-diff";
import { containsUnknown } from "../value";
import { editsBetween, lostItsDocument, otherChanges, replacingChanges } from "./differences";
import type { PlannedInputs } from "./inputs";
import { refuseReplacement, refuseTakingDown } from "./refused-plans";
import { type FlowState, flowLabel, isHeldBack, isLive, statusInDoubt } from "./state";

export type FlowDiff = ResourceDiff;

/**
 * Says what an update would change, and refuses a plan that cannot end well, before anything is
 * sent. A value that is not known yet is shown as a change; nothing is refused or replaced for it.
 *
 * @throws {Problem} If a live form would be taken down, a name could not be used again, or the
 * old flow of a replacement could not be got rid of.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
export function diffFlow(id: string, state: FlowState, news: PlannedInputs, warn: Warn): FlowDiff {
  const edits = editsBetween(state, news);
  const sure = edits.filter((property) => !containsUnknown(news[property]));
  const unchangeable = replacingChanges(state, news);
  const inNewFlow = isLive(state.status) && news.updateStrategy === "Replace" ? sure : [];
  if (unchangeable.length === 0 && !statusInDoubt(state)) {
    refuseTakingDown(flowLabel(state, id), state.status, { edits: sure, publish: news.publish });
  }
  const replaces = unchangeable.length > 0 ? unchangeable : inNewFlow;

  if (replaces.length > 0) {
    const reasons = replaces.map((one) => (one === "status" ? "being DEPRECATED" : one)).join(", ");
    refuseReplacement(id, state, { news, reasons });
    warn(`will be replaced (${reasons}): ${fateOfReplaced(state)}`);
  } else {
    warnOfChange(state, { news, edits }, warn);
  }
  const changed = [...replaces, ...edits, ...otherChanges(state, news)];
  return { changed: [...new Set(changed)], replaces };
}

function warnOfChange(
  state: FlowState,
  { news, edits }: { readonly news: PlannedInputs; readonly edits: readonly string[] },
  warn: Warn,
): void {
  const { status } = state;
  if (statusInDoubt(state)) {
    warn(
      "an answer of Kaleyra's was lost, so it may be a DRAFT or live: the update reads its status, and publishes it again where needed",
    );
  } else if (isLive(status) && edits.length > 0 && news.publish !== false) {
    const changing = `is ${status}: changing ${edits.join(", ")}`;
    warn(
      isHeldBack(status)
        ? `${changing} is most likely refused until WhatsApp releases it; where it is not, the flow is published again in the same update`
        : `${changing} takes it back to DRAFT, and it is published again in the same update`,
    );
  }
  if (isLive(status) && state.publish && news.publish === false) {
    warn(
      `stays ${status} although publish is false now: a live flow can only be deprecated, by a destroy`,
    );
  }
  if (lostItsDocument(state, news)) {
    warn(
      "has no flowJson any more: its document stays at Kaleyra as it is, and is not looked after",
    );
  }
}

/** What becomes of a flow whose replacement is there. */
export function fateOfReplaced({
  status,
  deletionPolicy,
}: Pick<FlowState, "status" | "deletionPolicy">): string {
  if (deletionPolicy === "Retain") return "the old flow stays at Kaleyra as it is";
  if (status === "DRAFT") return "the old flow, a DRAFT, is deleted";
  if (status === "DEPRECATED") return "the old flow stays DEPRECATED";
  const fate = "is deprecated, not deleted, once the new one exists";
  return isHeldBack(status)
    ? `the old flow, which is ${status} and which WhatsApp may still release, ${fate}: that is for ever`
    : `the old flow ${fate}`;
}
