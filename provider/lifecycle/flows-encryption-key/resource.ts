import { inAccount } from "../in-account";
import { checkEncryptionKey } from "./check";
import { createEncryptionKey } from "./create";
import { deleteEncryptionKey } from "./delete";
import { diffEncryptionKey } from "./diff";
import { driftOfEncryptionKey } from "./drift";
import type { EncryptionKeyInputs } from "./inputs";
import { isSet } from "./is-set";
import { plannedEncryptionKey } from "./planned";
import { readEncryptionKey } from "./read";
import type { EncryptionKeyState } from "./state";
import { updateEncryptionKey } from "./update";

/** `kaleyra:whatsapp:FlowsEncryptionKey`. */
export const flowsEncryptionKey = inAccount<EncryptionKeyInputs, EncryptionKeyState>({
  kind: "key",
  isNamed: false,
  stables: ["phoneNumber"],
  subjectOf: ({ phoneNumber }) => (typeof phoneNumber === "string" ? phoneNumber : "a number"),
  nameOf: ({ phoneNumber }) => phoneNumber,
  labelOf: ({ phoneNumber }) => phoneNumber,
  unsent: [],
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
