import { mapped } from "../../../provider/lifecycle/mapped";
import { UNKNOWN } from "../../../provider/lifecycle/value";
import { unknownSentinel } from "../../../provider/signatures";

/** Properties as the lifecycle takes them. */
export function withUnknowns(value: unknown): unknown {
  return mapped(value, (part) => (part === unknownSentinel ? UNKNOWN : undefined));
}
