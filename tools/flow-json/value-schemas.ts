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
 * The schemas of single values. A JSON Schema accepts everything that the checker accepts, and more:
 * a schema cannot express every rule. The patterns here follow the rule pattern-mismatch.ts and the
 * syntax of expressions in `provider/flow-json/expression`; tests/unit/flow-json/schema compares both.
 */

/** A JSON Schema, or a part of one. */
export type Schema = boolean | { readonly [keyword: string]: unknown };

/** The pattern of a text with a binding or an expression: its value at run time can have any format. */
const dynamicPattern = "\\$\\{|^`[\\s\\S]*`$";

/** A name between the dots of a binding. */
const segment = "[^\\s'\"`${}().]+";

/** The pattern of a binding where a boolean, a number or an array is expected. */
export function bindingPattern(version: Version | undefined): string {
  // Before 4.0 only the screen's own data can be bound, and before 6.0 there are no expressions.
  if (!isAtLeast(version, "4.0")) return `^\\$\\{data(\\.${segment})+\\}$`;
  const binding = `^\\$\\{(screen\\.${segment}\\.)?(data|form)(\\.${segment})+\\}$`;
  return isAtLeast(version, "6.0") ? `${binding}|^\`[\\s\\S]*\`$` : binding;
}

/** The pattern of a literal in a format; `undefined` if the format has no pattern. */
function textPattern(
  format: TextFormat | undefined,
  version: Version | undefined,
): string | undefined {
  switch (format) {
    case "screen-id":
      // From 7.0 at least one letter.
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
      // Before 5.0 a day is in milliseconds since 1970.
      return isAtLeast(version, "5.0") ? "^\\d{4}-\\d{2}-\\d{2}$" : "^-?\\d{1,16}$";
    case "id": // Has a minimum length instead.
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
  const literal = textPattern(format, version);
  const patterns: string[] = [];
  if (mustNotBeBlank) patterns.push("\\S");
  if (literal !== undefined) {
    patterns.push(spec.dynamic ? `${literal}|${dynamicPattern}` : literal);
  }
  // A schema has one `pattern`, so a second one is in `allOf`.
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
    // The schema `true` accepts everything, as one without keywords does.
    ...(typeof schema === "object" ? schema : {}),
  };
}

/**
 * The schema for `version` or `data_api_version`, whose values depend on the version of the schema;
 * `undefined` for any other property. No other table has properties of these names.
 */
export function versionSchema(key: string, version: VersionText): Schema | undefined {
  if (key === "version") return { const: version };
  if (key !== "data_api_version") return undefined;
  const usable = Object.entries(dataApiVersions).filter(([, since]) =>
    isAtLeast(versionOf(version), since),
  );
  return { enum: usable.map(([name]) => name) };
}
