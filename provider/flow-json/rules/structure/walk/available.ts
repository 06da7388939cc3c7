import { isAtLeast, type Version } from "../../../model/version";
import { type ObjectNode, textOf } from "../../../syntax/json-node";
import type { ModesSpec, ObjectSpec, PropertySpec } from "../../../tables/spec";
import type { PlacedObject } from "./placed";

type Properties = Readonly<Record<string, PropertySpec>>;

/**
 * The properties of an object in any version, including those of its mode, and the mode itself. If the mode
 * is unknown, the properties of all modes.
 */
export function propertiesOf(
  spec: ObjectSpec,
  node: ObjectNode,
): { readonly properties: Properties; readonly mode: string | undefined } {
  if (spec.modes === undefined) return { properties: spec.properties, mode: undefined };
  const mode = modeOf(spec.modes, node);
  const properties = mode === undefined ? ofAllModes(spec.modes) : spec.modes.properties[mode];
  return { properties: { ...spec.properties, ...properties }, mode };
}

function modeOf({ by, fallback, properties }: ModesSpec, node: ObjectNode): string | undefined {
  const value = node.members.get(by)?.value;
  if (value === undefined) return fallback;
  const mode = textOf(value);
  return mode !== undefined && Object.hasOwn(properties, mode) ? mode : undefined;
}

/** The properties of all modes, with any value; required if every mode requires them. */
function ofAllModes({ properties }: ModesSpec): Properties {
  const modes = Object.values(properties);
  const keys = new Set(modes.flatMap((mode) => Object.keys(mode)));
  return Object.fromEntries(
    [...keys].map((key): [string, PropertySpec] => {
      const isAlwaysRequired = modes.every((mode) => mode[key]?.required !== undefined);
      const value = { kind: "any" } as const;
      return [key, { doc: "", value, ...(isAlwaysRequired && { required: true }) }];
    }),
  );
}

/** The property of that name, in any version. */
export function propertyOf(object: PlacedObject, key: string): PropertySpec | undefined {
  // The document may have a key such as `constructor`, which every object inherits.
  return Object.hasOwn(object.properties, key) ? object.properties[key] : undefined;
}

/** Whether a property is allowed in this version, inside or outside a Form. */
export function isAvailable(
  { since, until, outsideForm }: PropertySpec,
  { version, isInForm }: Pick<PlacedObject, "version" | "isInForm">,
): boolean {
  return (
    (since === undefined || isAtLeast(version, since)) &&
    (until === undefined || !isAtLeast(version, until)) &&
    !(outsideForm && isInForm)
  );
}

/** Whether this version requires a property, where it is available. */
export function isRequired({ required }: PropertySpec, version: Version | undefined): boolean {
  return required === true || (required !== undefined && isAtLeast(version, required));
}
