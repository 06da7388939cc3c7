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
  const edits = state === undefined ? ["flow"] : editsBetween(state, inputs);
  const uploads = state === undefined ? inputs.flowJson !== undefined : edits.includes("flowJson");
  const publishes =
    edits.length > 0 ||
    state?.status === "DRAFT" ||
    (state !== undefined && isStatusUncertain(state) && inputs.publish === true);
  const before = state?.validationErrors ?? [];
  return {
    ...inputs,
    // The run's check generates other digits than this preview's.
    ...(state === undefined && isAutomatic(inputs) && { name: UNKNOWN, automaticName: UNKNOWN }),
    deletionPolicy: deletionPolicyOf(inputs),
    status: publishes ? statusAfter(inputs.publish) : statusOf(state),
    // Kaleyra does not publish a document with errors, so the run would end there.
    validationErrors: inputs.publish === true && publishes ? [] : uploads ? UNKNOWN : before,
    ...plannedVersions(inputs.flowJson),
    ...(state !== undefined && { account: state.account }),
  };
}

function statusOf(state: FlowState | undefined): MaybeUnknown<string> {
  return state === undefined || isStatusUncertain(state) ? UNKNOWN : state.status;
}

function statusAfter(publish: MaybeUnknown<boolean>): MaybeUnknown<string> {
  if (!isKnown(publish)) return UNKNOWN;
  return publish ? "PUBLISHED" : "DRAFT";
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
