import { nearest } from "../../../../nearest";
import type { JsonNode, Member, ObjectNode } from "../../../syntax/json-node";
import { aliases } from "../../../tables/aliases";
import type { ValueSpec } from "../../../tables/spec";
import { isAvailable, isRequired, propertyOf } from "./available";
import { fitOf } from "./fit";
import type { Fit, PlacedObject, Misspelled } from "./placed";

const none: readonly Misspelled[] = [];

/**
 * Gives members of `object.node` with unknown keys the names that they probably should have, so that no rule
 * misses these properties. The surest guess comes first: a known alias of a missing property, then a similar
 * name, then the only missing property, if the value fits.
 */
export function renameMisspelled(object: PlacedObject): readonly Misspelled[] {
  const unknown = unknownKeys(object);
  if (unknown.length === 0) return none;
  const { node, properties } = object;
  const absent = new Set(
    Object.keys(properties).filter((key) => {
      const property = propertyOf(object, key);
      return property !== undefined && isAvailable(property, object) && !node.members.has(key);
    }),
  );
  const misspelled: Misspelled[] = [];
  const unexplained: Member[] = [];
  for (const member of unknown) {
    const names = aliasesOf(member.key);
    const name = names.find((each) => absent.has(each)) ?? nearest(member.key, absent);
    if (name === undefined) {
      unexplained.push(member);
    } else {
      absent.delete(name);
      misspelled.push({ member, property: name });
    }
  }
  misspelled.push(...onlyPossiblePair(object, unexplained, absent));
  for (const each of misspelled) {
    const spec = propertyOf(object, each.property)?.value;
    const fits = spec === undefined ? [] : fitsOf(each.member.value, spec, object);
    rename(node, each, fits.includes("literal"));
  }
  return misspelled;
}

/**
 * Renames a misspelled `key` that decides what the object is: the `type` of a component, the `name` of an
 * action. Without it the object has no table, which `renameMisspelled` needs.
 *
 * @param isKind Whether a text is a value of that key.
 */
export function renameMisspelledKind(
  node: ObjectNode,
  key: string,
  isKind: (text: string) => boolean,
): readonly Misspelled[] {
  if (node.members.has(key)) return none;
  for (const member of node.members.values()) {
    if (member.value.kind !== "string" || !isKind(member.value.value)) continue;
    const isAlias = aliasesOf(member.key).includes(key);
    if (!isAlias && nearest(member.key, [key]) === undefined) continue;
    const misspelled = { member, property: key };
    rename(node, misspelled, true);
    return [misspelled];
  }
  return none;
}

function unknownKeys(object: PlacedObject): readonly Member[] {
  const unknown: Member[] = [];
  for (const member of object.node.members.values()) {
    if (member.key === object.discriminator) continue;
    if (propertyOf(object, member.key) === undefined) unknown.push(member);
  }
  return unknown;
}

/** The properties that people mean by a key. */
function aliasesOf(key: string): readonly string[] {
  return Object.hasOwn(aliases, key) ? (aliases[key] ?? []) : [];
}

/** If one member is unexplained and one required property is absent, and the value fits or may fit: that pair. */
function onlyPossiblePair(
  object: PlacedObject,
  [member, ...more]: readonly Member[],
  absent: ReadonlySet<string>,
): readonly Misspelled[] {
  const [name, ...others] = [...absent].filter((key) => {
    const property = propertyOf(object, key);
    return property !== undefined && isRequired(property, object.version);
  });
  if (member === undefined || name === undefined || more.length + others.length > 0) return none;
  const spec = propertyOf(object, name)?.value;
  if (spec === undefined || spec.kind === "any") return none; // Every value fits, which proves nothing.
  const fits = fitsOf(member.value, spec, object);
  return fits.includes("literal") || fits.includes("dynamic") ? [{ member, property: name }] : none;
}

/**
 * Gives a member the right name in the tree, at its place. The guess may be wrong, so a value that may not
 * fit the property, such as a binding, becomes unknown and has no findings.
 */
function rename(
  { members }: ObjectNode,
  { member, property }: Misspelled,
  isFitting: boolean,
): void {
  const { start, end, path } = member.value;
  const value: JsonNode = isFitting ? member.value : { kind: "unknown", start, end, path };
  const entries = [...members];
  members.clear();
  for (const [key, each] of entries) {
    if (key === member.key) members.set(property, { ...member, key: property, value });
    else members.set(key, each);
  }
}

/** How a value fits each alternative of its table. */
function fitsOf(value: JsonNode, spec: ValueSpec, { version }: PlacedObject): readonly Fit[] {
  if (spec.kind === "any") return ["literal"];
  const kinds = spec.kind === "either" ? spec.options.map((option) => option.value) : [spec];
  return kinds.map((kind) => fitOf(value, kind, version));
}
