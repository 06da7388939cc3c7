import { inAccount } from "../account";
import { checkEncryptionKey } from "./check";
import {
  createEncryptionKey,
  deleteEncryptionKey,
  isSet,
  readEncryptionKey,
  updateEncryptionKey,
} from "./operations";
import { diffEncryptionKey, driftOfEncryptionKey, plannedEncryptionKey } from "./plan";
import type { EncryptionKeyInputs, EncryptionKeyState } from "./state";

/** `kaleyra:whatsapp:FlowsEncryptionKey`. */
export const flowsEncryptionKey = inAccount<EncryptionKeyInputs, EncryptionKeyState>({
  kind: "key",
  hasAutomaticName: false,
  stables: ["phoneNumber"],
  nameProperties: ["phoneNumber"],
  unsentInputs: [],
  isForgotten: () => true,
  isHeldBy: isSet,
  check: checkEncryptionKey,
  diff: diffEncryptionKey,
  driftOf: driftOfEncryptionKey,
  planned: plannedEncryptionKey,
  create: createEncryptionKey,
  read: readEncryptionKey,
  update: updateEncryptionKey,
  delete: deleteEncryptionKey,
});
