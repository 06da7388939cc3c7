import { PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";

import type { PropertyBag } from "../lifecycle/value";

const { Kind } = PropertyDiff;

export interface ChangedProperties {
  /** The top-level properties that changed, as the resource sees it. */
  readonly changed: readonly string[];
  /** Those of them that need a new resource. */
  readonly replaces: readonly string[];
}

/**
 * Every place within the changed properties that differs, as a path such as
 * `flowJson.screens[0].title`. A change that shows at no place, since only the provider knows of it,
 * is at the property itself.
 */
export function detailedDiff(
  { changed, replaces }: ChangedProperties,
  state: PropertyBag,
  inputs: PropertyBag,
): ReadonlyMap<string, PropertyDiff> {
  const found = new Map<string, PropertyDiff>();
  for (const property of changed) {
    const places = [...differences(property, state[property], inputs[property])];
    const kindOf = replaces.includes(property) ? replacing : inPlace;
    for (const { path, kind } of places.length > 0
      ? places
      : [{ path: property, kind: "update" } as const]) {
      found.set(path, new PropertyDiff().setKind(kindOf[kind]));
    }
  }
  return found;
}

type Change = "add" | "delete" | "update";

interface Difference {
  readonly path: string;
  readonly kind: Change;
}

const inPlace = { add: Kind.ADD, delete: Kind.DELETE, update: Kind.UPDATE } as const;
const replacing = {
  add: Kind.ADD_REPLACE,
  delete: Kind.DELETE_REPLACE,
  update: Kind.UPDATE_REPLACE,
} as const;

function* differences(path: string, before: unknown, after: unknown): Generator<Difference> {
  if (Object.is(before, after)) return;
  if (before == null) {
    if (after != null) yield { path, kind: "add" };
  } else if (after == null) {
    yield { path, kind: "delete" };
  } else if (Array.isArray(before) && Array.isArray(after)) {
    for (let index = 0; index < Math.max(before.length, after.length); index += 1) {
      yield* differences(`${path}[${index}]`, before[index], after[index]);
    }
  } else if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* differences(member(path, key), own(before, key), own(after, key));
    }
  } else {
    yield { path, kind: "update" };
  }
}

function isObject(value: unknown): value is PropertyBag {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function own(object: PropertyBag, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** @see https://www.pulumi.com/docs/iac/concepts/miscellaneous/property-paths/ */
function member(path: string, key: string): string {
  return /^[^.[\]"\\]+$/.test(key) ? `${path}.${key}` : `${path}["${key.replaceAll('"', '\\"')}"]`;
}
