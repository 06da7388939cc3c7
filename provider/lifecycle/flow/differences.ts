import { sameJson } from "../../flow-json/compare";
import { documentOrText } from "../../flow-json/document";
import type { Json } from "../../flow-json/json";
import { containsUnknown, isKnown } from "../value";
import { sameCategories } from "./categories";
import { deletionPolicyOf, type PlannedInputs } from "./inputs";
import { type Editable, type FlowState, statusInDoubt } from "./state";

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
    flowJson !== state.flowJson &&
    (containsUnknown(flowJson) || !sameJson(documentOf(state.flowJson), documentOf(flowJson))),
  endpointUri: (state, { endpointUri }) => endpointUri !== state.endpointUri,
};

function documentOf(flowJson: PlannedInputs["flowJson"]): Json | undefined {
  return flowJson === undefined || !isKnown(flowJson) ? undefined : documentOrText(flowJson);
}

/** What no call changes, so that it needs a new flow. */
export function replacingChanges(state: FlowState, news: PlannedInputs): readonly string[] {
  return [
    ...identifying.filter(
      (property) => news[property] !== state[property] && isKnown(news[property]),
    ),
    ...(state.endpointUri !== undefined && news.endpointUri === undefined ? ["endpointUri"] : []),
    ...(state.status === "DEPRECATED" ? ["status"] : []),
  ];
}

const identifying = ["wabaId", "cloneFlowId"] as const;

/**
 * What the next update settles without an edit: how the flow is treated, what is no longer given,
 * and what is not known yet, which may turn out the same or need a new flow.
 */
export function otherChanges(state: FlowState, news: PlannedInputs): readonly string[] {
  const treatment = ["publish", "updateStrategy"] as const;
  return [
    ...treatment.filter((property) => news[property] !== state[property]),
    ...(deletionPolicyOf(news) === state.deletionPolicy ? [] : ["deletionPolicy"]),
    ...(news.publish === true && state.status === "DRAFT" ? ["publish"] : []),
    ...(statusInDoubt(state) ? ["status"] : []),
    ...(lostItsDocument(state, news) ? ["flowJson"] : []),
    ...identifying.filter((property) => !isKnown(news[property])),
  ];
}

/** The program no longer gives a document; Kaleyra has no call that takes one away. */
export function lostItsDocument(state: FlowState, news: PlannedInputs): boolean {
  return state.flowJson !== undefined && news.flowJson === undefined;
}
