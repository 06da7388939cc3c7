import { truncated } from "../../text";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownMember } from "../json";
import { pathTo } from "../syntax/json-node";
import { alignLists, identifyingProperties } from "./align-lists";
import { SameValues } from "./same-values";

/** One change of a document, at the innermost place that differs. */
export interface DocumentChange {
  /**
   * The labels of the screen and the components around the change, outermost first. If a whole
   * screen, component or option changed, its own label is the last.
   */
  readonly place: readonly string[];
  /**
   * The path of the property within that place; missing or empty for a whole screen, component or
   * option.
   */
  readonly property?: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  /** The old value; missing if the kind is "added" or "moved". */
  readonly before?: Json;
  /** The new value; missing if the kind is "removed" or "moved". */
  readonly after?: Json;
  readonly paths: ChangedPaths;
}

/**
 * The paths of a change in the old and the new document, as in
 * `screens[0].layout.children[1].text`.
 */
export interface ChangedPaths {
  readonly before?: string;
  readonly after?: string;
}

/**
 * The differences between two documents. Screens, components and options are matched by identity,
 * so inserting or moving one is a single change. The order of keys does not count, and null equals
 * absence.
 */
export function documentChanges(
  before: JsonObject,
  after: JsonObject,
): Generator<DocumentChange, void> {
  return new Comparison().ofMembers(before, after, { place: [], oldPath: "", newPath: "" });
}

/** The location of two compared values. */
interface Location {
  readonly place: readonly string[];
  readonly property?: string;
  readonly oldPath: string;
  readonly newPath: string;
}

class Comparison {
  readonly #same = new SameValues();

  *ofMembers(
    before: JsonObject,
    after: JsonObject,
    location: Location,
  ): Generator<DocumentChange, void> {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of [...keys].sort()) {
      yield* this.#ofValues(
        ownMember(before, key) ?? null,
        ownMember(after, key) ?? null,
        locationOfMember(location, key),
      );
    }
  }

  *#ofValues(before: Json, after: Json, location: Location): Generator<DocumentChange, void> {
    if (this.#same.numberOf(before) === this.#same.numberOf(after)) return;
    const { oldPath, newPath, ...subject } = location;
    if (before === null) {
      yield { ...subject, kind: "added", after, paths: { after: newPath } };
    } else if (after === null) {
      yield { ...subject, kind: "removed", before, paths: { before: oldPath } };
    } else if (isJsonObject(before) && isJsonObject(after)) {
      yield* this.ofMembers(before, after, location);
    } else if (isJsonArray(before) && isJsonArray(after) && haveObjects(before, after)) {
      yield* this.#ofItems(before, after, location);
    } else {
      const paths = { before: oldPath, after: newPath };
      yield { ...subject, kind: "changed", before, after, paths };
    }
  }

  *#ofItems(
    before: readonly Json[],
    after: readonly Json[],
    { place, property = "", oldPath, newPath }: Location,
  ): Generator<DocumentChange, void> {
    const { pairs, removed, added } = alignLists(before, after, this.#same);
    const oldLabels = labelsOf(before, property);
    const newLabels = labelsOf(after, property);
    const oldPlace = (index: number) => [...place, oldLabels[index] ?? ""];
    const newPlace = (index: number) => [...place, newLabels[index] ?? ""];
    for (const index of removed) {
      const paths = { before: `${oldPath}[${index}]` };
      yield { place: oldPlace(index), kind: "removed", before: before[index] ?? null, paths };
    }
    const addedIndexes = new Set(added);
    const pairByNewIndex = new Map(pairs.map((pair) => [pair.after, pair]));
    for (const [index, item] of after.entries()) {
      const newItemPath = `${newPath}[${index}]`;
      if (addedIndexes.has(index)) {
        const paths = { after: newItemPath };
        yield { place: newPlace(index), kind: "added", after: item, paths };
      }
      const pair = pairByNewIndex.get(index);
      if (pair === undefined) continue;
      const oldItemPath = `${oldPath}[${pair.before}]`;
      // A renamed item is shown under its old name, which the reader knows.
      const itemPlace = oldPlace(pair.before);
      if (pair.isMoved) {
        const paths = { before: oldItemPath, after: newItemPath };
        yield { place: itemPlace, kind: "moved", paths };
      }
      const location = { place: itemPlace, oldPath: oldItemPath, newPath: newItemPath };
      yield* this.#ofValues(before[pair.before] ?? null, item, location);
    }
  }
}

/** Members that are left out of a place: a screen has one layout, and a container its children. */
const unnamed: ReadonlySet<string> = new Set(["layout", "children"]);

function locationOfMember({ place, property, oldPath, newPath }: Location, key: string): Location {
  const names = [property ?? "", key].filter((name) => name !== "" && !unnamed.has(name));
  return {
    place,
    property: names.join("."),
    oldPath: pathTo(oldPath, key),
    newPath: pathTo(newPath, key),
  };
}

/** Whether items may have an identity. A list of other values, such as `sensitive`, is one value. */
function haveObjects(...lists: readonly (readonly Json[])[]): boolean {
  return lists.some((list) => list.some(isJsonObject));
}

/** A length in characters. The place of every change inside a part repeats the part's name. */
const longestName = 100;

/**
 * The labels of the items of a list, for example `screen SUMMARY` or `TextInput email`. Equal labels get a
 * number.
 *
 * @param list The name of the list, with which the labels begin; empty for components.
 */
export function labelsOf(items: readonly Json[], list: string): readonly string[] {
  const prefix = list === "screens" ? "screen" : list;
  const labels = items.map((item) =>
    [prefix, ...namesOf(item)].filter((word) => word !== "").join(" "),
  );
  const totals = new Map<string, number>();
  for (const label of labels) totals.set(label, (totals.get(label) ?? 0) + 1);
  const counts = new Map<string, number>();
  return labels.map((label, index) => {
    const number = (counts.get(label) ?? 0) + 1;
    counts.set(label, number);
    if (label === prefix) return `${label} #${index + 1}`.trim(); // The item has no name.
    return totals.get(label) === 1 ? label : `${label} #${number}`;
  });
}

/** The type, name and id of an item, as far as the item has them. */
function namesOf(item: Json): readonly string[] {
  if (!isJsonObject(item)) return [];
  return identifyingProperties.flatMap((key) => {
    const value = item[key];
    return typeof value === "string" && value !== "" ? [truncated(value, longestName)] : [];
  });
}
