import type { Json } from "../json";
import type { ObjectSpec, PropertySpec, ValueSpec } from "./spec";

/** An object of a document, as far as the tables need to look into it. */
export interface Lookup {
  /** The text of a member, `undefined` where it is absent, `""` where it is no text. */
  readonly text: (key: string) => string | undefined;
}

/** The entry for a member of an object; one that belongs to another mode has none. */
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

/** Whether a value is a list of components, or several lists by name. */
export function holdsComponents(value: ValueSpec | undefined): boolean {
  return (
    value?.kind === "components" || (value?.kind === "map" && value.values.kind === "components")
  );
}

/** The default that Meta's page names. */
export function documentedDefault(property: PropertySpec): Json | undefined {
  return property.defaultIsAssumed === true ? undefined : property.default;
}
