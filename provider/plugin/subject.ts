import type { Mask } from "../kaleyra/mask";
import { maskOf } from "./codec/secret-texts";
import type { Properties } from "./codec/secrets";

/** The resource of a call from the engine. */
export interface Subject {
  readonly urn: string;
  /** The time limit in seconds, if the program sets one. */
  readonly seconds?: number;
  /** Masks the secrets of the call's properties in messages. */
  readonly mask: Mask;
}

export function about(
  request: { getUrn(): string; getTimeout?(): number },
  ...properties: readonly Properties[]
): Subject {
  const seconds = request.getTimeout?.() ?? 0;
  return {
    urn: request.getUrn(),
    mask: maskOf(...properties),
    ...(seconds > 0 && { seconds }),
  };
}
