import type { Json } from "../json";
import type { ObjectSpec, PropertySpec, ValueSpec } from "./spec";

/** Access to an object of a document, for the tables. */
export interface Lookup {
  /** The text of a member: `undefined` if it is absent, `""` if it is not a text. */
  readonly text: (key: string) => string | undefined;
}

/** The table of an object's member; none if the member belongs to another mode. */
export function propertyOf(
  spec: ObjectSpec,
  key: string,
  { text }: Lookup,
): PropertySpec | undefined {
  if (Object.hasOwn(spec.properties, key)) return spec.properties[key];
  if (spec.modes === undefined) return undefined;
  const { by, fallback, properties } = spec.modes;
  const mode = text(by) ?? fallback;
  const ofMode = Object.hasOwn(properties, mode) ? properties[mode] : undefined;
  return ofMode !== undefined && Object.hasOwn(ofMode, key) ? ofMode[key] : undefined;
}

/** Whether a value is a list of components, or several such lists by name. */
export function holdsComponents(value: ValueSpec | undefined): boolean {
  return (
    value?.kind === "components" || (value?.kind === "map" && value.values.kind === "components")
  );
}

/** The default in Meta's documentation. */
export function documentedDefault(property: PropertySpec): Json | undefined {
  return property.defaultIsAssumed === true ? undefined : property.default;
}
