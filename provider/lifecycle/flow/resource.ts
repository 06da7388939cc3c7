import { inAccount } from "../account";
import { checkFlow } from "./check";
import { createFlow } from "./create";
import { deleteFlow } from "./delete";
import { diffFlow, driftOf } from "./diff";
import { documentLines } from "./document-lines";
import { isListed } from "./lookup";
import { plannedFlow } from "./planned";
import { readFlow } from "./read";
import { deletionPolicyOf, flowLabel, type FlowInputs, type FlowState } from "./state";
import { updateFlow } from "./update";

/** `kaleyra:whatsapp:Flow`. */
export const flow = inAccount<FlowInputs, FlowState>({
  kind: "flow",
  hasAutomaticName: true,
  idOutput: "flowId",
  derivedSecrets: { validationErrors: "flowJson" },
  stables: ["flowId", "wabaId", "cloneFlowId"],
  subjectOf: (news, olds) => {
    const names = [news["name"], olds["name"], news["automaticName"]];
    return names.find((name) => typeof name === "string");
  },
  nameOf: ({ name }) => name,
  labelOf: flowLabel,
  unsent: ["deletionPolicy", "updateStrategy"],
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
