import { defaultOf } from "./defaults";
import { isJsonArray, isJsonObject, type Json, type JsonObject } from "./json";

/** What a missing member of an object stands for, `undefined` for nothing. */
type Absent = (owner: JsonObject, member: string) => Json | undefined;

/** Equal as JSON values: the order of keys does not count, and null is the same as absent. */
export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  return equal(one, other, () => undefined);
}

/**
 * Equal in what WhatsApp makes of them: besides, a documented default is the same as its absence.
 * That is what Kaleyra may change when it takes a document in; a hand edit is more.
 */
export function sameMeaning(one: JsonObject, other: JsonObject): boolean {
  return equal(one, other, defaultOf);
}

function equal(one: Json | undefined, other: Json | undefined, absent: Absent): boolean {
  if (one === other) return true;
  if (isJsonArray(one) && isJsonArray(other)) {
    return one.length === other.length && one.every((item, at) => equal(item, other[at], absent));
  }
  if (isJsonObject(one) && isJsonObject(other)) {
    const members = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...members].every((member) =>
      equal(
        one[member] ?? absent(one, member) ?? null,
        other[member] ?? absent(other, member) ?? null,
        absent,
      ),
    );
  }
  return (one ?? null) === (other ?? null);
}
