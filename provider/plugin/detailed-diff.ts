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
 * The paths that differ within the changed properties, e.g. `flowJson.screens[0].title`. A change
 * that only the provider can see has no such path and is reported at the property itself.
 */
export function detailedDiff(
  { changed, replaces }: ChangedProperties,
  state: PropertyBag,
  inputs: PropertyBag,
): ReadonlyMap<string, PropertyDiff> {
  const found = new Map<string, PropertyDiff>();
  for (const property of changed) {
    const differences = new Differences();
    differences.add(property, asJson(state[property]), asJson(inputs[property]));
    const kindOf = replaces.includes(property) ? replacing : inPlace;
    const places = differences.found.size > 0 ? differences.found : [[property, "update"] as const];
    for (const [path, kind] of places) found.set(path, new PropertyDiff().setKind(kindOf[kind]));
  }
  return found;
}

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

class Differences {
  readonly found = new Map<string, Change>();
  readonly #same = new SameValues();

  add(path: string, before: Json, after: Json): void {
    if (before === after) return;
    if (before === null) this.#note(path, "add");
    else if (after === null) this.#note(path, "delete");
    else if (isJsonArray(before) && isJsonArray(after)) this.#addItems(path, before, after);
    else if (isJsonObject(before) && isJsonObject(after)) {
      for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
        this.add(member(path, key), ownMember(before, key) ?? null, ownMember(after, key) ?? null);
      }
    } else this.#note(path, "update");
  }

  /**
   * The engine looks up each path in the old and in the new value. So an item that only moved is
   * not a difference, and an item that moved and changed is shown as removed and added.
   */
  #addItems(path: string, before: readonly Json[], after: readonly Json[]): void {
    const { pairs, removed, added } = alignLists(before, after, this.#same);
    const [gone, fresh] = [[...removed], [...added]];
    for (const pair of pairs) {
      const [old, item] = [before[pair.before] ?? null, after[pair.after] ?? null];
      if (pair.before === pair.after) this.add(`${path}[${pair.after}]`, old, item);
      else if (pair.isMoved || this.#same.numberOf(old) !== this.#same.numberOf(item)) {
        gone.push(pair.before);
        fresh.push(pair.after);
      }
    }
    for (const index of gone) this.#note(`${path}[${index}]`, "delete");
    for (const index of fresh) this.#note(`${path}[${index}]`, "add");
  }

  /** In a list, an old item may be removed at the index at which a new one is added. */
  #note(path: string, change: Change): void {
    this.found.set(path, this.found.has(path) ? "update" : change);
  }
}

/** @see https://www.pulumi.com/docs/iac/concepts/miscellaneous/property-paths/ */
function member(path: string, key: string): string {
  return /^[^.[\]"\\]+$/.test(key) ? `${path}.${key}` : `${path}["${key.replaceAll('"', '\\"')}"]`;
}
