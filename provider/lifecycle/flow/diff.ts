import { sameJson } from "../../flow-json/compare";
import { documentOrText } from "../../flow-json/document";
import type { Json } from "../../flow-json/json";
import type { Warn } from "../context";
import { containsUnknown, isKnown } from "../value";
import { sameCategories } from "./categories";
import { isAutomatic, type PlannedInputs } from "./inputs";
import { FlowProblem } from "./problem";
import { type Editable, type FlowState, isLive } from "./state";

export interface FlowDiff {
  /** Properties that would change, those of a replacement among them. */
  readonly changed: readonly string[];
  /** The changed properties that need a new flow; empty for a change in place. */
  readonly replaces: readonly string[];
}

/**
 * Says what an update would change, and refuses a plan that cannot end well, before anything is sent.
 *
 * @throws {FlowProblem} If a live form would be taken down, a name could not be used again, or the
 * old flow of a replacement could not be got rid of.
 */
// oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news; and where to warn
export function diffFlow(id: string, state: FlowState, news: PlannedInputs, warn: Warn): FlowDiff {
  const edits = editsBetween(state, news);
  const sure = edits.filter((property) => !containsUnknown(news[property]));
  const replaces = replacingChanges(state, news);
  const unknown = (["wabaId", "cloneFlowId"] as const).filter(
    (property) => !isKnown(news[property]),
  );
  const quiet = (["publish", "publishedChange", "deletionPolicy"] as const).filter(
    (property) => news[property] !== state[property],
  );
  const publishes = news.publish === true && state.status === "DRAFT" ? ["publish"] : [];
  const forgotten = state.flowJson !== undefined && news.flowJson === undefined ? ["flowJson"] : [];

  if (replaces.length === 0 && edits.length > 0 && isLive(state.status)) {
    if (news.publish === false) {
      if (sure.length > 0) throw new FlowProblem(takesDown(state, id, sure));
    } else if (news.publishedChange === "Replace") replaces.push(...sure);
    else
      warn(
        `is ${state.status}: changing ${edits.join(", ")} takes it back to DRAFT, and it is published again in the same update`,
      );
  }
  if (replaces.length > 0) {
    const reasons = replaces.map((one) => (one === "status" ? "being DEPRECATED" : one)).join(", ");
    const because = `${state.name} (${id}) would be replaced, because of ${reasons}`;
    refuseReplacement(because, state, news);
    warn(`will be replaced (${reasons}): ${fateOfReplaced(state)}`);
  } else if (news.publish === false && state.publish && isLive(state.status)) {
    warn(
      `stays ${state.status} although publish is false now: a live flow can only be deprecated, by a destroy`,
    );
  }
  if (forgotten.length > 0 && replaces.length === 0) {
    warn(
      "has no flowJson any more: its document stays at Kaleyra as it is, and is not looked after",
    );
  }
  const changed = [...replaces, ...edits, ...quiet, ...publishes, ...forgotten, ...unknown];
  return { changed: [...new Set(changed)], replaces };
}

/** What an update sends to Kaleyra, and so takes a live flow back to DRAFT. */
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
    containsUnknown(flowJson) || !sameJson(documentOf(state.flowJson), documentOf(flowJson)),
  endpointUri: (state, { endpointUri }) => endpointUri !== state.endpointUri,
};

function documentOf(flowJson: PlannedInputs["flowJson"]): Json | undefined {
  return flowJson === undefined || !isKnown(flowJson) ? undefined : documentOrText(flowJson);
}

/** A value that is not known yet may turn out the same: it is shown as a change, never as a replacement. */
function replacingChanges(state: FlowState, news: PlannedInputs): string[] {
  const replaces: string[] = [];
  const moved = (property: "wabaId" | "cloneFlowId") => {
    const value = news[property];
    return value !== state[property] && (value === undefined || isKnown(value));
  };
  if (moved("wabaId")) replaces.push("wabaId");
  if (moved("cloneFlowId")) replaces.push("cloneFlowId");
  if (state.endpointUri !== undefined && news.endpointUri === undefined)
    replaces.push("endpointUri");
  if (state.status === "DEPRECATED") replaces.push("status");
  return replaces;
}

function refuseReplacement(because: string, state: FlowState, news: PlannedInputs): void {
  const policy = state.deletionPolicy;
  if (policy === "Prevent" || (policy === "DeleteOnly" && state.status !== "DRAFT")) {
    throw new FlowProblem(
      `${because}, but its deletionPolicy ${policy} would keep the old flow. Set deletionPolicy to ` +
        '"DeleteOrDeprecate" or "Retain" and run `pulumi up` before this change.',
    );
  }
  const sameName = news.name === state.name && news.wabaId === state.wabaId;
  if (sameName && !isAutomatic(news)) {
    throw new FlowProblem(
      `${because}, but the new flow could not have the name "${state.name}": the old one keeps it, for ever ` +
        "if it was ever published. Change name along with it, or leave it out for an automatic one.",
    );
  }
}

function takesDown(state: FlowState, id: string, edits: readonly string[]): string {
  return (
    `${state.name} (${id}) is ${state.status}, and changing ${edits.join(", ")} would take the live form down: an edited ` +
    "flow goes back to DRAFT, and publish is false. Set publish to true to publish it again in the same update, or " +
    "take the change back."
  );
}

function fateOfReplaced({ status, deletionPolicy }: FlowState): string {
  if (deletionPolicy === "Retain") return "the old flow stays at Kaleyra as it is";
  if (status === "DRAFT") return "the old flow, a DRAFT, is deleted";
  if (status === "DEPRECATED") return "the old flow stays DEPRECATED";
  return "the old flow is deprecated, not deleted, once the new one exists";
}
