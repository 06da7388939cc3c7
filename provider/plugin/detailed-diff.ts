import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";

import { alignLists } from "../flow-json/changes/align-lists";
import { SameValues } from "../flow-json/changes/same-values";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  ownMember,
  unknownPlaceholder,
} from "../flow-json/json";
import { UNKNOWN, mapDeep, type PropertyBag } from "../lifecycle/value";

const { Kind } = PropertyDiff;

export interface ChangedProperties {
  /** The top-level properties that changed, according to the resource. */
  readonly changed: readonly string[];
  /** The changed properties that require a new resource. */
  readonly replaces: readonly string[];
}

/**
 * The paths that differ within the changed properties, e.g. `flowJson.screens[0].title`, for the
 * engine's diff. A change that only the provider can see has no such path and is reported at the
 * property itself.
 */
export function detailedDiff(
  { changed, replaces }: ChangedProperties,
  state: PropertyBag,
  inputs: PropertyBag,
): ReadonlyMap<string, PropertyDiff> {
  const diffs = new Map<string, PropertyDiff>();
  for (const property of changed) {
    const differences = new Differences();
    differences.add(property, asJson(state[property]), asJson(inputs[property]));
    const { found } = differences;
    if (found.size === 0) found.set(property, "update");
    const kinds = replaces.includes(property) ? replacing : inPlace;
    for (const [path, change] of found) diffs.set(path, new PropertyDiff().setKind(kinds[change]));
  }
  return diffs;
}

/** A property as JSON: `null` if it is missing, with placeholders for unknown parts. */
function asJson(value: unknown): Json {
  const withPlaceholders = mapDeep(value ?? null, (part) =>
    part === UNKNOWN ? unknownPlaceholder : undefined,
  );
  return withPlaceholders as Json;
}

type Change = "add" | "delete" | "update";

const inPlace = { add: Kind.ADD, delete: Kind.DELETE, update: Kind.UPDATE } as const;
const replacing = {
  add: Kind.ADD_REPLACE,
  delete: Kind.DELETE_REPLACE,
  update: Kind.UPDATE_REPLACE,
} as const;

/** The differences between two values, by path. */
class Differences {
  readonly found = new Map<string, Change>();
  readonly #same = new SameValues();

  /** Adds the differences between two values at a path. A value that is missing is `null`. */
  add(path: string, before: Json, after: Json): void {
    if (before === after) return;
    if (before === null) {
      this.#note(path, "add");
    } else if (after === null) {
      this.#note(path, "delete");
    } else if (isJsonArray(before) && isJsonArray(after)) {
      this.#addItems(path, before, after);
    } else if (isJsonObject(before) && isJsonObject(after)) {
      for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
        this.add(member(path, key), ownMember(before, key) ?? null, ownMember(after, key) ?? null);
      }
    } else {
      this.#note(path, "update");
    }
  }

  /**
   * Adds the differences between two arrays. The engine looks up a path in the old and in the new
   * value, so only an item that keeps its index has a path of its own. An item that other items
   * have shifted is not a difference, unless it changed; an item that was moved or changed at
   * another index is shown as removed and added.
   */
  #addItems(path: string, before: readonly Json[], after: readonly Json[]): void {
    const aligned = alignLists(before, after, this.#same);
    const removed = [...aligned.removed];
    const added = [...aligned.added];
    for (const pair of aligned.pairs) {
      const oldItem = before[pair.before] ?? null;
      const newItem = after[pair.after] ?? null;
      const isEqual = this.#same.numberOf(oldItem) === this.#same.numberOf(newItem);
      if (pair.before === pair.after) {
        this.add(`${path}[${pair.after}]`, oldItem, newItem);
      } else if (pair.isMoved || !isEqual) {
        removed.push(pair.before);
        added.push(pair.after);
      }
    }
    for (const index of removed) this.#note(`${path}[${index}]`, "delete");
    for (const index of added) this.#note(`${path}[${index}]`, "add");
  }

  /** Records a change. An old item may be removed at the index at which a new one is added. */
  #note(path: string, change: Change): void {
    this.found.set(path, this.found.has(path) ? "update" : change);
  }
}

/**
 * The path of a member. A key with a character of the syntax of paths is quoted.
 *
 * @see https://www.pulumi.com/docs/iac/concepts/miscellaneous/property-paths/
 */
function member(path: string, key: string): string {
  const isPlain = /^[^.[\]"\\]+$/.test(key);
  return isPlain ? `${path}.${key}` : `${path}["${key.replaceAll('"', '\\"')}"]`;
}
