import type { Emulator } from "kaleyra-emulator";

/** Each flow by its name in the program, without the random digits, and its stage. */
export function flowsAt(kaleyra: Pick<Emulator, "flows">): readonly string[] {
  return kaleyra
    .flows()
    .map(({ name, status }) => `${name.replace(/-[0-9a-f]{7}$/, "")} ${status}`)
    .sort();
}
