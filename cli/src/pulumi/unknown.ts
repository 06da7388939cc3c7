import { UNKNOWN } from "../../../provider/lifecycle/value";

/** What the engine writes, in what it prints too, for a value that is not known yet. */
const unknownValue = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Properties as the lifecycle takes them. */
export function withUnknowns(value: unknown): unknown {
  if (value === unknownValue) return UNKNOWN;
  if (Array.isArray(value)) return value.map(withUnknowns);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withUnknowns(member)]),
  );
}
