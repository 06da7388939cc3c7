import type { PlainSpec, PropertySpec, TextFormat, ValueSpec } from "../tables/spec";
import {
  boolean,
  describeType,
  listOf,
  number,
  object,
  text,
  unknownType,
  type ValueType,
} from "./value-type";

/** The types that a property accepts. */
export interface Wanted {
  readonly types: readonly [ValueType, ...ValueType[]];
  /** The first of them in a message, for example "a list of objects with `id` and `title`". */
  readonly name: string;
}

/** Texts in these formats are never bindings, even if they look like one. */
const fixedFormats: ReadonlySet<TextFormat> = new Set(["name", "id", "screen-id", "regex"]);

/** Whether a property may have a binding as its value. */
export function canBeDynamic(spec: ValueSpec | undefined): boolean {
  if (spec === undefined) return false;
  switch (spec.kind) {
    case "action":
    case "components":
    case "data-model":
      return false;
    case "any":
      return true;
    case "either":
      return spec.options.some(({ value }) => canBeDynamic(value));
    case "string":
      // Also a literal, such as a line of a RichText: a binding there is a mistake that is reported.
      return spec.format === undefined || !fixedFormats.has(spec.format);
    default:
      return spec.dynamic;
  }
}

/**
 * The types that a binding in a property can have; `undefined` if every type is allowed.
 *
 * @param bindsAlso A type that only a binding can have, from the property's table.
 */
export function wantedBy(
  spec: ValueSpec | undefined,
  bindsAlso: PropertySpec["bindsAlso"],
): Wanted | undefined {
  if (spec === undefined || spec.kind === "any") return undefined;
  const [first, ...others] = typesOf(spec);
  if (first === undefined) return undefined;
  const onlyBound = bindsAlso === undefined ? [] : [typesOnlyBound[bindsAlso]];
  return { types: [first, ...others, ...onlyBound], name: describeShape(first) };
}

const typesOnlyBound = { text, number, object: object() } as const;

/** The types of a value's alternatives; none if every type is allowed or the value is never bound. */
function typesOf(spec: ValueSpec): readonly ValueType[] {
  if (spec.kind === "any") return [];
  if (spec.kind === "either") return spec.options.flatMap(({ value }) => typesOf(value));
  const type = typeOf(spec);
  return type === undefined ? [] : [type];
}

/**
 * The type of a value; of an object only the required properties. `undefined` for a value that is
 * never bound.
 */
function typeOf(spec: PlainSpec): ValueType | undefined {
  switch (spec.kind) {
    case "string":
    case "enum":
      return text;
    case "boolean":
      return boolean;
    case "number":
      return number;
    case "array":
      return listOf(typesOf(spec.items)[0] ?? unknownType);
    case "map":
      return object();
    case "object":
      return {
        kind: "object",
        properties: new Map(
          Object.entries(spec.of.properties).flatMap(([key, property]) => {
            const [type] = property.required === true ? typesOf(property.value) : [];
            return type === undefined ? [] : [[key, type] as const];
          }),
        ),
      };
    case "action":
    case "components":
    case "data-model":
      return undefined;
    default:
      return spec satisfies never;
  }
}

/** The type with its required properties, for a message. */
function describeShape(type: ValueType): string {
  const inner = type.kind === "array" ? type.items : type;
  const keys = inner.kind === "object" ? [...(inner.properties?.keys() ?? [])] : [];
  const names = keys.map((key) => `\`${key}\``).join(" and ");
  return names === "" ? describeType(type) : `${describeType(type)} with ${names}`;
}

/** Whether a type is accepted: it has at least the required properties, of their types. */
export function fits(type: ValueType, wanted: Wanted): boolean {
  return wanted.types.some((candidate) => matches(type, candidate));
}

function matches(type: ValueType, wanted: ValueType): boolean {
  if (type.kind === "unknown" || wanted.kind === "unknown") return true;
  if (type.kind === "array" && wanted.kind === "array") return matches(type.items, wanted.items);
  if (type.kind === "object" && wanted.kind === "object") {
    return [...(wanted.properties ?? [])].every(([key, inner]) => {
      const found = type.properties?.get(key);
      return found !== undefined && matches(found, inner);
    });
  }
  return type.kind === wanted.kind;
}
