import { isJsonArray, isJsonObject, type Json, type JsonObject, ownMember } from "./json";
import { actionTableOf } from "./tables/actions";
import { components } from "./tables/components";
import { document } from "./tables/document";
import { propertyOf } from "./tables/lookup";
import type { ObjectSpec, ValueSpec } from "./tables/spec";

/**
 * The value's table, which has the defaults of its members; `undefined` if there is none, or if
 * defaults do not count.
 */
type Spec = ValueSpec | undefined;

/**
 * Whether two values are equal as JSON. The order of keys does not count, and null equals absence.
 */
export function sameJson(first: Json | undefined, second: Json | undefined): boolean {
  return isEqual(first, second, undefined);
}

/**
 * Whether WhatsApp treats two documents the same: like `sameJson`, but an explicit default also
 * equals its absence. A refresh ignores such differences, since Kaleyra may make them when it stores
 * a document (`documents-normalized` in `docs/assumptions.md`).
 */
export function sameMeaning(first: JsonObject, second: JsonObject): boolean {
  return isEqual(first, second, { kind: "object", of: document, dynamic: false });
}

function isEqual(first: Json | undefined, second: Json | undefined, spec: Spec): boolean {
  if (first === second) return true;
  if (isJsonArray(first) && isJsonArray(second)) {
    const specOfItems = itemSpec(spec);
    return (
      first.length === second.length &&
      first.every((item, index) => isEqual(item, second[index], specOfItems))
    );
  }
  if (isJsonObject(first) && isJsonObject(second)) {
    const members = new Set([...Object.keys(first), ...Object.keys(second)]);
    return [...members].every((member) => {
      const { value, default: valueOfAbsent = null } = memberSpec(spec, first, member);
      return isEqual(
        ownMember(first, member) ?? valueOfAbsent,
        ownMember(second, member) ?? valueOfAbsent,
        value,
      );
    });
  }
  return (first ?? null) === (second ?? null);
}

function itemSpec(spec: Spec): Spec {
  switch (spec?.kind) {
    case "array":
      return spec.items;
    case "components":
      return spec; // The type of a component selects its table, in a list as for a single value.
    case "either":
      return itemSpec(spec.options.find(({ value }) => value.kind === "array")?.value);
    default:
      return undefined;
  }
}

/**
 * @param owner One of the two objects. Its `type`, `name` or `mode` selects the table; if the other
 * object has another one, the two differ anyway.
 */
function memberSpec(
  spec: Spec,
  owner: JsonObject,
  member: string,
): { readonly value?: ValueSpec; readonly default?: Json } {
  if (spec?.kind === "map") return { value: spec.values };
  const text = (key: string) => {
    const value = owner[key] ?? undefined; // Null equals absence.
    return value === undefined || typeof value === "string" ? value : "";
  };
  const specOfOwner = objectSpec(spec, text);
  if (specOfOwner === undefined) return {};
  return propertyOf(specOfOwner, member, { text }) ?? {};
}

/** @param text The text of the object's member. */
function objectSpec(spec: Spec, text: (key: string) => string | undefined): ObjectSpec | undefined {
  switch (spec?.kind) {
    case "object":
      return spec.of;
    case "components":
      return components.get(text("type") ?? "");
    case "action":
      return actionTableOf(text("name"));
    case "either":
      return objectSpec(spec.options.find(({ value }) => value.kind === "object")?.value, text);
    default:
      return undefined;
  }
}
