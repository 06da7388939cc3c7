import { mapDeep } from "../../../provider/lifecycle/map-deep";
import { UNKNOWN } from "../../../provider/lifecycle/value";
import { unknownSentinel } from "../../../provider/signatures";

/** Properties as the lifecycle takes them. */
export function withUnknowns(value: unknown): unknown {
  return mapDeep(value, (part) => (part === unknownSentinel ? UNKNOWN : undefined));
}
