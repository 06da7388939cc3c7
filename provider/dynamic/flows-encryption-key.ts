/** The dynamic provider of `kaleyra:whatsapp:FlowsEncryptionKey`. */
import { checkEncryptionKey } from "../lifecycle/flows-encryption-key/check";
import { createEncryptionKey } from "../lifecycle/flows-encryption-key/create";
import { deleteEncryptionKey } from "../lifecycle/flows-encryption-key/delete";
import { diffEncryptionKey } from "../lifecycle/flows-encryption-key/diff";
import { driftOfEncryptionKey } from "../lifecycle/flows-encryption-key/drift";
import type { EncryptionKeyInputs } from "../lifecycle/flows-encryption-key/inputs";
import { readEncryptionKey } from "../lifecycle/flows-encryption-key/read";
import type { EncryptionKeyState } from "../lifecycle/flows-encryption-key/state";
import { updateEncryptionKey } from "../lifecycle/flows-encryption-key/update";
import { hosted } from "./resource";

export const {
  configure,
  check,
  diff,
  create,
  read,
  update,
  delete: remove,
} = hosted<EncryptionKeyInputs, EncryptionKeyState>({
  kind: "key",
  nameOf: ({ phoneNumber }) => phoneNumber,
  labelOf: ({ phoneNumber }) => phoneNumber,
  check: checkEncryptionKey,
  diff: diffEncryptionKey,
  driftOf: driftOfEncryptionKey,
  create: createEncryptionKey,
  read: readEncryptionKey,
  update: updateEncryptionKey,
  delete: deleteEncryptionKey,
});
export { remove as delete };
