import type { Mask } from "../kaleyra/mask";
import { maskOf } from "./codec/secret-texts";
import type { Properties } from "./codec/secrets";

/** What a call of the engine is about. */
export interface Subject {
  readonly urn: string;
  /** Its time limit, where the program gives one. */
  readonly seconds?: number;
  /** Takes out of what is said what is secret in the call's properties. */
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
