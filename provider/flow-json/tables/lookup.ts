import type { Json } from "../json";
import type { ObjectSpec, PropertySpec, ValueSpec } from "./spec";

/** Access to an object of a document, whether a JSON value or a `JsonNode`. */
export interface Lookup {
  /** The text of a member: `undefined` if the member is absent, `""` if its value is not a string. */
  readonly text: (key: string) => string | undefined;
}

/** The table of an object's property; `undefined` if there is none, or only in another mode. */
export function propertyOf(
  spec: ObjectSpec,
  key: string,
  { text }: Lookup,
): PropertySpec | undefined {
  if (Object.hasOwn(spec.properties, key)) return spec.properties[key];
  if (spec.modes === undefined) return undefined;
  const { by, fallback, properties } = spec.modes;
  const mode = text(by) ?? fallback;
  // A document may contain any key and mode, also `constructor`.
  const ofMode = Object.hasOwn(properties, mode) ? properties[mode] : undefined;
  return ofMode !== undefined && Object.hasOwn(ofMode, key) ? ofMode[key] : undefined;
}

/** Whether a value is a list of components, or a map of such lists, as in a Switch. */
export function holdsComponents(value: ValueSpec | undefined): boolean {
  return (
    value?.kind === "components" || (value?.kind === "map" && value.values.kind === "components")
  );
}

/** The default for types and schemas: only one that Meta documents. */
export function documentedDefault(property: PropertySpec): Json | undefined {
  return property.defaultIsAssumed === true ? undefined : property.default;
}
