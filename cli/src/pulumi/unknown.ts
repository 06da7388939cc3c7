import { UNKNOWN } from "../../../provider/lifecycle/value";
import { unknownSentinel } from "../../../provider/signatures";

/** Properties as the lifecycle takes them. */
export function withUnknowns(value: unknown): unknown {
  if (value === unknownSentinel) return UNKNOWN;
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withUnknowns(member)]),
  );
}
