import { isAtLeast, type Version } from "../../provider/flow-json/model/version";
import type { TextSpec } from "../../provider/flow-json/tables/spec";
import { dynamicPattern, textPattern } from "./patterns";
import type { Schema } from "./schema";

/** The schema for a text. */
export function textSchema(spec: TextSpec, version: Version | undefined): Schema {
  const { format, notBlank } = spec;
  const mustSay = notBlank !== undefined && (notBlank === "always" || isAtLeast(version, notBlank));
  const pattern = textPattern(format, version);
  const patterns = [
    ...(mustSay ? ["\\S"] : []),
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
