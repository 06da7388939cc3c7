import { isJsonObject, type Json } from "../json";
import type { SameValues } from "./same-values";

/** An item that is in both lists, with its index in each. */
export interface Pair {
  readonly before: number;
  readonly after: number;
  /**
   * Whether it changed places with other items. An item has not moved if its index changed only
   * because others were added or removed before it.
   */
  readonly isMoved: boolean;
}

export interface AlignedLists {
  /** The items that both lists have, in the order of the new list. */
  readonly pairs: readonly Pair[];
  /** Indexes in the old list. */
  readonly removed: readonly number[];
  /** Indexes in the new list. */
  readonly added: readonly number[];
}

/** The properties that identify a screen, a component or an option, in the order of a label. */
export const identifyingProperties: readonly string[] = ["type", "name", "id"];

const nameProperties: ReadonlySet<string> = new Set(["name", "id"]);

/** Two items with the same key are the same item. `undefined` if the criterion does not apply. */
type KeyOf = (item: Json, same: SameValues) => string | undefined;

/** All members are equal. */
const wholeItem: KeyOf = (item, same) => String(same.numberOf(item));

/** Type and name are equal: the item was edited. */
const typeAndName: KeyOf = (item) =>
  hasName(item) ? members(item, identifyingProperties) : undefined;

/** The name is equal: the type was changed, for example from TextInput to TextArea. */
const nameAlone: KeyOf = (item) => (hasName(item) ? members(item, [...nameProperties]) : undefined);

/** All members but the name are equal: the item was renamed. */
const allButName: KeyOf = (item, same) =>
  hasName(item) ? String(same.numberWithout(item, nameProperties)) : undefined;

/** The type of items that have no name, such as a TextBody. Many items of a screen share it. */
const typeAlone: KeyOf = (item) =>
  isJsonObject(item) && !hasName(item) ? members(item, ["type"]) : undefined;

/**
 * The criteria, from the surest to the least sure. An item is matched by the first that finds a
 * counterpart.
 */
const criteria: readonly KeyOf[] = [wholeItem, typeAndName, nameAlone, allButName, typeAlone];

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
    // An item of the same type at another place is a new item.
    if (isMoved && match.criterion === typeAlone) return [];
    return [{ before: match.before, after: match.after, isMoved }];
  });
  const pairedBefore = new Set(pairs.map((pair) => pair.before));
  const pairedAfter = new Set(pairs.map((pair) => pair.after));
  return {
    pairs,
    removed: [...before.keys()].filter((index) => !pairedBefore.has(index)),
    added: [...after.keys()].filter((index) => !pairedAfter.has(index)),
  };
}

interface Match {
  readonly before: number;
  readonly after: number;
  readonly criterion: KeyOf;
}

/** The items that are the same in both lists, each in at most one match. */
function findMatches(before: readonly Json[], after: readonly Json[], same: SameValues): Match[] {
  const matches: Match[] = [];
  const match = (oldIndex: number, newIndex: number, criterion: KeyOf) => {
    matches.push({ before: oldIndex, after: newIndex, criterion });
  };
  const isSame = (oldIndex: number, newIndex: number) =>
    same.numberOf(before[oldIndex] ?? null) === same.numberOf(after[newIndex] ?? null);

  // The common beginning and end of both lists stay in place, even if items repeat.
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  for (; start < shorter && isSame(start, start); start += 1) {
    match(start, start, wholeItem);
  }
  let oldEnd = before.length;
  let newEnd = after.length;
  while (oldEnd > start && newEnd > start && isSame(oldEnd - 1, newEnd - 1)) {
    oldEnd -= 1;
    newEnd -= 1;
    match(oldEnd, newEnd, wholeItem);
  }

  let oldIndexes = [...before.keys()].slice(start, oldEnd);
  let newIndexes = [...after.keys()].slice(start, newEnd);
  for (const criterion of criteria) {
    const unmatched = groupByKey(oldIndexes, (index) => criterion(before[index] ?? null, same));
    const matchedIndexes = new Set<number>();
    newIndexes = newIndexes.filter((index) => {
      const key = criterion(after[index] ?? null, same);
      const oldIndex = key === undefined ? undefined : unmatched.get(key)?.pop();
      if (oldIndex === undefined) return true;
      matchedIndexes.add(oldIndex);
      match(oldIndex, index, criterion);
      return false;
    });
    oldIndexes = oldIndexes.filter((index) => !matchedIndexes.has(index));
  }
  return matches;
}

/** The indexes with each key, the first one last, so that `pop` takes it. */
function groupByKey(
  indexes: readonly number[],
  keyOf: (index: number) => string | undefined,
): ReadonlyMap<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const index of [...indexes].reverse()) {
    const key = keyOf(index);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  return groups;
}

function hasName(item: Json): boolean {
  return isJsonObject(item) && [...nameProperties].some((key) => typeof item[key] === "string");
}

function members(item: Json, names: readonly string[]): string | undefined {
  if (!isJsonObject(item)) return undefined;
  return JSON.stringify(names.map((name) => item[name] ?? null));
}

/** The indexes of a longest increasing subsequence: of the items that have not moved. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  // At each length minus 1: the index of the lowest last value of a subsequence of that length.
  const ends: number[] = [];
  // For each index: the one before it in the longest subsequence that ends with it.
  const previous: (number | undefined)[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = ends.length;
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
