import { docstringOf } from "./docstring";
import { metadata } from "./metadata";
import type {
  ByToken,
  EnumSpec,
  ObjectTypeSpec,
  PackageSchema,
  PropertySpec,
} from "./package-schema";
import { pageOf } from "./page";
import { membersOf } from "./properties";
import type { Sources } from "./sources";
import { interfaceOf, SchemaTypes } from "./types";

/**
 * The settings, as stack configuration and as the arguments of an explicit provider: the members of
 * the exported interface `Config`. They have no defaults here, since they may come from the environment.
 */
export function settingsOf(sources: Sources): Pick<PackageSchema, "config" | "provider"> {
  const token = `${metadata.name}:index:Config`;
  const symbol = sources.exports.get(token);
  if (symbol === undefined) throw new Error(`${token} is not exported.`);
  const types = new SchemaTypes(sources);
  const members = membersOf(interfaceOf(symbol), types);
  const properties = Object.fromEntries(
    Object.entries(members.properties).map(([name, property]) => [
      name,
      withValuesInDescription(property, types.named),
    ]),
  );
  return {
    config: { variables: properties, defaults: members.required },
    provider: {
      description: pageOf(
        `pulumi:providers:${metadata.name}`,
        docstringOf(symbol, sources.checker),
      ),
      inputProperties: properties,
      requiredInputs: members.required,
    },
  };
}

/**
 * Makes an enum a string with its values in the description. The SDKs read a setting with an enum
 * type as JSON and pass it on as JSON text, so that `IN` fails in one language and becomes `"IN"`
 * in another.
 */
function withValuesInDescription(
  property: PropertySpec,
  types: ByToken<ObjectTypeSpec | EnumSpec>,
): PropertySpec {
  if (!("$ref" in property)) return property;
  const { $ref, description, ...rest } = property;
  const type = types[$ref.replace("#/types/", "")];
  if (type?.type !== "string") return property;
  const values = type.enum.map(({ value }) => `\`${value}\``).join(", ");
  return { type: "string", description: `${description} One of ${values}.`, ...rest };
}
