import type { Emulator } from "kaleyra-emulator";

/**
 * The operations that Kaleyra received, in order; with an id, those on that flow. The emulator's
 * `OperationName`s, e.g. `createFlow`.
 */
export function operations(kaleyra: Pick<Emulator, "requests">, id?: string): readonly string[] {
  return kaleyra
    .requests()
    .filter(({ flowId }) => id === undefined || flowId === id)
    .map(({ operation }) => operation);
}
