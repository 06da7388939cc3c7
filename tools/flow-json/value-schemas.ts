import { isAtLeast, type Version, versionOf } from "../../provider/flow-json/model/version";
import { documentedDefault } from "../../provider/flow-json/tables/lookup";
import type {
  PlainSpec,
  PropertySpec,
  TextFormat,
  TextSpec,
  VersionText,
} from "../../provider/flow-json/tables/spec";
import { dataApiVersions } from "../../provider/flow-json/tables/versions";

/**
 * The schemas of single values, for the JSON Schema of one version that editors use. It accepts everything
 * that the checker accepts, and more: a schema cannot express every rule.
 */

/** A JSON Schema, or a part of one. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** The pattern of a text with a dynamic part, which may have any format in the end. */
const dynamicPattern = "\\$\\{|^`[\\s\\S]*`$";

const segment = "[^\\s'\"`${}().]+";

/** The pattern of a binding where a boolean, a number or a list is expected. */
export function bindingPattern(version: Version | undefined): string {
  if (!isAtLeast(version, "4.0")) return `^\\$\\{data(\\.${segment})+\\}$`;
  const binding = `^\\$\\{(screen\\.${segment}\\.)?(data|form)(\\.${segment})+\\}$`;
  return isAtLeast(version, "6.0") ? `${binding}|^\`[\\s\\S]*\`$` : binding;
}

/** The pattern of a text format; `undefined` if no pattern can express it. */
function textPattern(
  format: TextFormat | undefined,
  version: Version | undefined,
): string | undefined {
  switch (format) {
    case "screen-id":
      return isAtLeast(version, "7.0") ? "^[A-Za-z_]*[A-Za-z][A-Za-z_]*$" : "^[A-Za-z_]+$";
    case "name":
      return isAtLeast(version, "6.0") ? "^(?![\\s\\S]*\\$\\{)[^`]*$" : undefined;
    case "uri":
      return "^[A-Za-z][\\w+.-]*:\\S+$";
    case "color":
      return "^#[0-9A-Fa-f]{6}$";
    case "binding":
      return dynamicPattern;
    case "date":
      return isAtLeast(version, "5.0") ? "^\\d{4}-\\d{2}-\\d{2}$" : "^-?\\d{1,16}$";
    case "id":
    case "base64":
    case "regex":
    case undefined:
      return undefined;
  }
}

/** The schema for a text. */
export function textSchema(spec: TextSpec, version: Version | undefined): Schema {
  const { format, notBlank } = spec;
  const mustNotBeBlank =
    notBlank !== undefined && (notBlank === "always" || isAtLeast(version, notBlank));
  const pattern = textPattern(format, version);
  const patterns = [
    ...(mustNotBeBlank ? ["\\S"] : []),
    ...(pattern === undefined ? [] : [spec.dynamic ? `${pattern}|${dynamicPattern}` : pattern]),
  ];
  const [first, ...others] = patterns;
  return {
    type: "string",
    ...(format === "id" && { minLength: 1 }),
    ...(first !== undefined && { pattern: first }),
    ...(others.length > 0 && { allOf: others.map((other) => ({ pattern: other })) }),
  };
}

/** The schema for a simple value that is not a text. */
export function scalarSchema(
  spec: Extract<PlainSpec, { kind: "boolean" | "number" | "enum" }>,
): Schema {
  if (spec.kind === "boolean") return { type: "boolean" };
  if (spec.kind === "enum") return { enum: spec.words };
  return {
    type: spec.integer ? "integer" : "number",
    ...(spec.least !== undefined && { minimum: spec.least }),
    ...(spec.most !== undefined && { maximum: spec.most }),
  };
}

/** A property's schema with its description and documented default. */
export function withDescription(schema: Schema, property: PropertySpec): Schema {
  const documented = documentedDefault(property);
  return {
    description: property.doc,
    ...(documented !== undefined && { default: documented }),
    ...(typeof schema === "object" ? schema : {}),
  };
}

/** The schema for `version` or `data_api_version`; `undefined` for any other property. */
export function versionSchema(key: string, version: VersionText): Schema | undefined {
  if (key === "version") return { const: version };
  if (key !== "data_api_version") return undefined;
  const usable = Object.entries(dataApiVersions).filter(([, since]) =>
    isAtLeast(versionOf(version), since),
  );
  return { enum: usable.map(([name]) => name) };
}
