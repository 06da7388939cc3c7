import { isJsonObject, type Json } from "../json";
import type { SameValues } from "./same-values";

/** An item of two lists, with its place in each. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /**
   * Whether it changed places with other items. An item that others only push along has not moved.
   */
  readonly isMoved: boolean;
}

export interface AlignedLists {
  /** In the order of the new list. */
  readonly pairs: readonly Pair[];
  readonly removed: readonly number[];
  readonly added: readonly number[];
}

/** The properties that identify a screen, a component or an option. */
export const identifyingProperties: readonly string[] = ["type", "name", "id"];

const nameProperties: ReadonlySet<string> = new Set(["name", "id"]);

type KeyOf = (item: Json, same: SameValues) => string | undefined;

/**
 * The criteria by which two items are the same, from the surest to the least sure: equal items, then
 * type and name, name, equal but for the name, and type alone.
 */
const keys: readonly KeyOf[] = [
  (item, same) => String(same.numberOf(item)),
  (item) => (hasName(item) ? members(item, identifyingProperties) : undefined),
  (item) => (hasName(item) ? members(item, [...nameProperties]) : undefined),
  (item, same) => (hasName(item) ? String(same.numberWithout(item, nameProperties)) : undefined),
  (item) => (isJsonObject(item) && !hasName(item) ? members(item, ["type"]) : undefined),
];

const leastSure = keys.length - 1;

/** Matches the items of two lists, whatever was inserted, removed or moved. */
export function alignLists(
  before: readonly Json[],
  after: readonly Json[],
  same: SameValues,
): AlignedLists {
  const matches = findMatches(before, after, same).sort((one, other) => one.after - other.after);
  const inOrder = longestRise(matches.map((match) => match.before));
  const pairs = matches.flatMap((match, index) => {
    const isMoved = !inOrder.has(index);
    // An item at another place that only resembles the old one is a new item.
    if (isMoved && match.sureness === leastSure) return [];
    return [{ before: match.before, after: match.after, isMoved }];
  });
  const old = new Set(pairs.map((pair) => pair.before));
  const fresh = new Set(pairs.map((pair) => pair.after));
  return {
    pairs,
    removed: [...before.keys()].filter((index) => !old.has(index)),
    added: [...after.keys()].filter((index) => !fresh.has(index)),
  };
}

interface Match {
  readonly before: number;
  readonly after: number;
  /** An index in `keys`. */
  readonly sureness: number;
}

function findMatches(before: readonly Json[], after: readonly Json[], same: SameValues): Match[] {
  const found: Match[] = [];
  const match = (oldIndex: number, newIndex: number, sureness: number) => {
    found.push({ before: oldIndex, after: newIndex, sureness });
  };
  const isSame = (oldIndex: number, newIndex: number) =>
    same.numberOf(before[oldIndex] ?? null) === same.numberOf(after[newIndex] ?? null);

  // The common beginning and end of both lists stay in place, even if items repeat.
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  for (; start < shorter && isSame(start, start); start += 1) match(start, start, 0);
  let [oldEnd, newEnd] = [before.length, after.length];
  for (; oldEnd > start && newEnd > start && isSame(oldEnd - 1, newEnd - 1); oldEnd -= 1) {
    newEnd -= 1;
    match(oldEnd - 1, newEnd, 0);
  }

  let oldIndexes = [...before.keys()].slice(start, oldEnd);
  let newIndexes = [...after.keys()].slice(start, newEnd);
  for (const [sureness, keyOf] of keys.entries()) {
    const waiting = new Map<string, number[]>();
    for (const index of oldIndexes) {
      const key = keyOf(before[index] ?? null, same);
      if (key === undefined) continue;
      const queue = waiting.get(key);
      if (queue === undefined) waiting.set(key, [index]);
      else queue.push(index);
    }
    for (const queue of waiting.values()) queue.reverse();
    const matchedIndexes = new Set<number>();
    newIndexes = newIndexes.filter((index) => {
      const oldIndex = waiting.get(keyOf(after[index] ?? null, same) ?? "")?.pop();
      if (oldIndex === undefined) return true;
      matchedIndexes.add(oldIndex);
      match(oldIndex, index, sureness);
      return false;
    });
    oldIndexes = oldIndexes.filter((index) => !matchedIndexes.has(index));
  }
  return found;
}

function hasName(item: Json): boolean {
  return isJsonObject(item) && [...nameProperties].some((key) => typeof item[key] === "string");
}

function members(item: Json, names: readonly string[]): string | undefined {
  if (!isJsonObject(item)) return undefined;
  return JSON.stringify(names.map((name) => item[name] ?? null));
}

/** The indexes of a longest increasing series. All other items have moved. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  /** For each length, the index of the lowest last value of a series of that length. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(ends[low - 1]);
    ends[low] = index;
  }
  const rise = new Set<number>();
  for (let index = ends.at(-1); index !== undefined; index = previous[index]) rise.add(index);
  return rise;
}
