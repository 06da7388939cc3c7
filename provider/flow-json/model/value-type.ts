import { type JsonNode, memberOf, membersOf, textOf } from "../syntax/json-node";

/** The type of a value when the flow runs. `unknown` matches every type, so no rule reports it. */
export type ValueType =
  | { readonly kind: "string" | "number" | "boolean" | "unknown" }
  | { readonly kind: "array"; readonly items: ValueType }
  | {
      readonly kind: "object";
      /** `undefined` if the schema does not list its properties. */
      readonly properties: ReadonlyMap<string, ValueType> | undefined;
    };

export const unknownType: ValueType = { kind: "unknown" };
export const text: ValueType = { kind: "string" };
export const number: ValueType = { kind: "number" };
export const boolean: ValueType = { kind: "boolean" };
export const listOf = (items: ValueType): ValueType => ({ kind: "array", items });
export const object = (properties?: Readonly<Record<string, ValueType>>): ValueType => ({
  kind: "object",
  properties: properties === undefined ? undefined : new Map(Object.entries(properties)),
});

/**
 * The type that a schema in a screen's `data` declares; unknown if it has no type that Meta
 * documents.
 */
export function schemaType(schema: JsonNode | undefined): ValueType {
  const properties = memberOf(schema, "properties");
  switch (textOf(memberOf(schema, "type"))) {
    case "string":
      return text;
    case "number":
    case "integer": // Of JSON Schema; a warning, since Meta does not document it.
      return number;
    case "boolean":
      return boolean;
    case "array":
      return listOf(schemaType(memberOf(schema, "items")));
    case "object":
      if (properties === undefined) return object();
      if (properties.kind !== "object") return unknownType;
      return {
        kind: "object",
        properties: new Map(
          membersOf(properties).map(({ key, value }) => [key, schemaType(value)]),
        ),
      };
    default:
      return unknownType;
  }
}

/** The type in a message, for example "a string" or "a list of objects". */
export function describeType(type: ValueType): string {
  switch (type.kind) {
    case "array":
      return type.items.kind === "unknown" ? "a list" : `a list of ${type.items.kind}s`;
    case "object":
      return "an object";
    case "unknown":
      return "a value";
    case "string":
    case "number":
    case "boolean":
      return `a ${type.kind}`;
    default:
      return type satisfies never;
  }
}

/**
 * Whether two types match: the same kind, matching items in lists, and the same properties in
 * objects. An unknown part, and an object without a list of properties, match everything.
 */
export function sameType(first: ValueType, second: ValueType): boolean {
  if (first.kind === "unknown" || second.kind === "unknown") return true;
  if (first.kind === "array" && second.kind === "array") {
    return sameType(first.items, second.items);
  }
  if (first.kind === "object" && second.kind === "object") {
    const { properties } = first;
    const { properties: otherProperties } = second;
    if (properties === undefined || otherProperties === undefined) return true;
    return (
      properties.size === otherProperties.size &&
      [...properties].every(([key, type]) => {
        const counterpart = otherProperties.get(key);
        return counterpart !== undefined && sameType(type, counterpart);
      })
    );
  }
  return first.kind === second.kind;
}
