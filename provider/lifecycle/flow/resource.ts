import { inAccount } from "../account";
import { UNKNOWN, containsUnknown, isKnown, type MaybeUnknown, type Planned } from "../value";
import { checkFlow } from "./check";
import { createFlow } from "./create";
import { deleteFlow } from "./delete";
import { diffFlow, documentLines, driftOf, editsBetween } from "./diff";
import { isListed } from "./lookup";
import { readFlow } from "./read";
import {
  deletionPolicyOf,
  isAutomatic,
  isStatusUncertain,
  type FlowInputs,
  type FlowState,
  type PlannedInputs,
} from "./state";
import { versionsOf } from "./steps";
import { updateFlow } from "./update";

/** `kaleyra:whatsapp:Flow`. */
export const flow = inAccount<FlowInputs, FlowState>({
  kind: "flow",
  hasAutomaticName: true,
  idOutput: "flowId",
  derivedSecrets: { validationErrors: "flowJson" },
  stables: ["flowId", "wabaId", "cloneFlowId"],
  nameProperties: ["name", "automaticName"],
  unsentInputs: ["deletionPolicy", "updateStrategy"],
  isForgotten: (state) => deletionPolicyOf(state) === "Retain",
  isHeldBy: isListed,
  flowOf: (state) => state,
  check: checkFlow,
  diff: diffFlow,
  driftOf,
  planned: plannedFlow,
  documentLines,
  create: createFlow,
  read: readFlow,
  update: updateFlow,
  delete: deleteFlow,
});

/** A flow after a run; values that only the run determines are unknown. */
type PlannedState = Partial<Planned<FlowState>>;

/**
 * The state that a preview can promise for a new or changed flow, so that resources that depend on
 * it can be previewed too. Sends nothing.
 *
 * @param state Missing for a new flow.
 */
export function plannedFlow(state: FlowState | undefined, inputs: PlannedInputs): PlannedState {
  const { publish, flowJson } = inputs;
  const planned: PlannedState = {
    ...inputs,
    deletionPolicy: deletionPolicyOf(inputs),
    ...plannedVersions(flowJson),
  };
  if (state === undefined) {
    return {
      ...planned,
      // The run's check generates other digits than this preview's.
      ...(isAutomatic(inputs) && { name: UNKNOWN, automaticName: UNKNOWN }),
      ...outcomeForDraft(publish, flowJson === undefined ? [] : UNKNOWN),
    };
  }
  const { account, status } = state;
  const edits = editsBetween(state, inputs);
  const errors = edits.includes("flowJson") ? UNKNOWN : state.validationErrors;
  const isUncertain = isStatusUncertain(state);
  if (edits.length > 0 || status === "DRAFT" || (isUncertain && publish === true)) {
    return { ...planned, account, ...outcomeForDraft(publish, errors) };
  }
  return { ...planned, account, status: isUncertain ? UNKNOWN : status, validationErrors: errors };
}

/**
 * The outcome for a flow that is a DRAFT before the last step of the run.
 *
 * @param validationErrors The errors that Kaleyra finds in its document.
 */
function outcomeForDraft(
  publish: MaybeUnknown<boolean>,
  validationErrors: MaybeUnknown<FlowState["validationErrors"]>,
): Pick<PlannedState, "status" | "validationErrors"> {
  if (!isKnown(publish)) return { status: UNKNOWN, validationErrors };
  if (!publish) return { status: "DRAFT", validationErrors };
  // Kaleyra does not publish a document with errors, so the run would end there.
  return { status: "PUBLISHED", validationErrors: [] };
}

function plannedVersions(
  flowJson: PlannedInputs["flowJson"],
): Pick<PlannedState, "jsonVersion" | "dataApiVersion"> {
  if (flowJson === undefined) return {};
  if (!isKnown(flowJson)) return { jsonVersion: UNKNOWN, dataApiVersion: UNKNOWN };
  if (!containsUnknown(flowJson) || typeof flowJson === "string") return versionsOf(flowJson);
  const { version, data_api_version: dataApiVersion } = flowJson;
  return versionsOf({
    ...(typeof version === "string" && { version }),
    ...(typeof dataApiVersion === "string" && { data_api_version: dataApiVersion }),
  });
}
