import type { Planned } from "../value";
import type { PlannedKey } from "./inputs";
import type { EncryptionKeyState } from "./state";

/** What a preview can promise of a key: after a run it is the one that was asked for. */
export function plannedEncryptionKey(
  state: EncryptionKeyState | undefined,
  inputs: PlannedKey,
): Partial<Planned<EncryptionKeyState>> {
  return { ...inputs, ...(state !== undefined && { account: state.account }) };
}
