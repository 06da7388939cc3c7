import { inAccount } from "../account";
import { checkFlow } from "./check";
import { createFlow } from "./create";
import { deleteFlow } from "./delete";
import { diffFlow, documentLines, driftOf } from "./diff";
import { isListed } from "./lookup";
import { plannedFlow } from "./planned";
import { readFlow } from "./read";
import { deletionPolicyOf, type FlowInputs, type FlowState } from "./state";
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
