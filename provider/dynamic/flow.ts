/** The dynamic provider of `kaleyra:whatsapp:Flow`. */
import { checkFlow } from "../lifecycle/flow/check";
import { createFlow } from "../lifecycle/flow/create";
import { deleteFlow } from "../lifecycle/flow/delete";
import { diffFlow } from "../lifecycle/flow/diff";
import { driftOf } from "../lifecycle/flow/drift";
import type { FlowInputs } from "../lifecycle/flow/inputs";
import { readFlow } from "../lifecycle/flow/read";
import { type FlowState, flowLabel } from "../lifecycle/flow/state";
import { updateFlow } from "../lifecycle/flow/update";
import type { PropertyBag } from "../lifecycle/value";
import { hosted } from "./resource";
import { runtime, warnAbout } from "./runtime";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = hosted<FlowInputs, FlowState>({
  kind: "flow",
  nameOf: ({ name }) => name,
  labelOf: flowLabel,
  check: checked,
  diff: diffFlow,
  driftOf,
  create: createFlow,
  read: readFlow,
  update: updateFlow,
  delete: deleteFlow,
});
export { remove as delete };

function checked({ documentIsReported, ...news }: PropertyBag, olds: PropertyBag) {
  const name = news["name"] ?? olds["name"] ?? news["automaticName"];
  const { wabaId, deletionPolicy, flowJsonChecks, flowJsonIgnore } = runtime.config;
  return checkFlow(news, olds, {
    defaults: { wabaId, deletionPolicy, flowJsonChecks, flowJsonIgnore },
    warn: warnAbout(typeof name === "string" ? name : "a flow"),
    documentIsReported: documentIsReported === true,
  });
}
