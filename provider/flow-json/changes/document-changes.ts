import { truncated } from "../../text";
import { isJsonArray, isJsonObject, type Json, type JsonObject, ownMember } from "../json";
import { pathTo } from "../syntax/json-node";
import { alignLists, identifyingProperties } from "./align-lists";
import { SameValues } from "./same-values";

/** One change of a document, at the innermost place that differs. */
export interface DocumentChange {
  /**
   * The screen and the components around the change, outermost first. For a whole screen or
   * component it includes that one.
   */
  readonly place: readonly string[];
  /** The path of the property within that place; missing or empty for a whole screen, component or option. */
  readonly property?: string;
  readonly kind: "added" | "removed" | "changed" | "moved";
  readonly before?: Json;
  readonly after?: Json;
  readonly paths: ChangedPaths;
}

/** Where a change is, as in `screens[0].layout.children[1].text`; missing where it is not. */
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
  return new Comparison().ofMembers(before, after, { place: [], from: "", to: "" });
}

interface Where {
  readonly place: readonly string[];
  readonly property?: string;
  /** The path in the old document. */
  readonly from: string;
  /** The path in the new document. */
  readonly to: string;
}

class Comparison {
  readonly #same = new SameValues();

  *ofMembers(before: JsonObject, after: JsonObject, where: Where): Generator<DocumentChange, void> {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const key of [...keys].sort()) {
      yield* this.#ofValues(
        ownMember(before, key) ?? null,
        ownMember(after, key) ?? null,
        member(where, key),
      );
    }
  }

  *#ofValues(before: Json, after: Json, where: Where): Generator<DocumentChange, void> {
    if (this.#same.numberOf(before) === this.#same.numberOf(after)) return;
    const { from, to, ...subject } = where;
    if (before === null) yield { ...subject, kind: "added", after, paths: { after: to } };
    else if (after === null) yield { ...subject, kind: "removed", before, paths: { before: from } };
    else if (isJsonObject(before) && isJsonObject(after)) {
      yield* this.ofMembers(before, after, where);
    } else if (isJsonArray(before) && isJsonArray(after) && haveObjects(before, after)) {
      yield* this.#ofItems(before, after, where);
    } else {
      yield { ...subject, kind: "changed", before, after, paths: { before: from, after: to } };
    }
  }

  *#ofItems(
    before: readonly Json[],
    after: readonly Json[],
    { place, property = "", from, to }: Where,
  ): Generator<DocumentChange, void> {
    const { pairs, removed, added } = alignLists(before, after, this.#same);
    const [oldLabels, labels] = [labelsOf(before, property), labelsOf(after, property)];
    const oldPlace = (index: number) => [...place, oldLabels[index] ?? ""];
    const newPlace = (index: number) => [...place, labels[index] ?? ""];
    for (const index of removed) {
      const paths = { before: `${from}[${index}]` };
      yield { place: oldPlace(index), kind: "removed", before: before[index] ?? null, paths };
    }
    const fresh = new Set(added);
    const byPlace = new Map(pairs.map((pair) => [pair.after, pair]));
    for (const [index, item] of after.entries()) {
      const here = `${to}[${index}]`;
      if (fresh.has(index)) {
        yield { place: newPlace(index), kind: "added", after: item, paths: { after: here } };
      }
      const pair = byPlace.get(index);
      if (pair === undefined) continue;
      // A renamed item is shown under its old name.
      const where = { place: oldPlace(pair.before), from: `${from}[${pair.before}]`, to: here };
      if (pair.isMoved) {
        yield { place: where.place, kind: "moved", paths: { before: where.from, after: here } };
      }
      yield* this.#ofValues(before[pair.before] ?? null, item, where);
    }
  }
}

/** Members that are left out of a place: a screen has one layout, and a container its children. */
const unnamed: ReadonlySet<string> = new Set(["layout", "children"]);

function member({ place, property, from, to }: Where, key: string): Where {
  const path = [property ?? "", key].filter((part) => part !== "" && !unnamed.has(part));
  return { place, property: path.join("."), from: pathTo(from, key), to: pathTo(to, key) };
}

function haveObjects(...lists: readonly (readonly Json[])[]): boolean {
  return lists.some((list) => list.some(isJsonObject));
}

/** Every change inside of a part repeats its name. */
const longestName = 100;

/**
 * The labels of the items of a list, for example `screen SUMMARY` or `TextInput email`. Equal labels get a
 * number.
 *
 * @param list The name of the list, with which the labels begin; empty for components.
 */
export function labelsOf(items: readonly Json[], list: string): readonly string[] {
  const words = items.map((item) => {
    const names = isJsonObject(item) ? identifyingProperties.map((key) => item[key]) : [];
    const own = names.flatMap((name) =>
      typeof name === "string" && name !== "" ? [truncated(name, longestName)] : [],
    );
    return [list === "screens" ? "screen" : list, ...own].filter((word) => word !== "").join(" ");
  });
  const total = new Map<string, number>();
  for (const word of words) total.set(word, (total.get(word) ?? 0) + 1);
  const seen = new Map<string, number>();
  return words.map((word, index) => {
    const number = (seen.get(word) ?? 0) + 1;
    seen.set(word, number);
    const hasName = word !== "" && word !== "screen" && word !== list;
    if (!hasName) return `${word} #${index + 1}`.trim();
    return total.get(word) === 1 ? word : `${word} #${number}`;
  });
}
