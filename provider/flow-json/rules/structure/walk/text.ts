import type { PlainSpec, TextFormat, TextSpec } from "../../../tables/spec";

/** Whether a table requires a text of that format. */
export function isText(format: TextFormat): (spec: PlainSpec) => spec is TextSpec {
  return (spec): spec is TextSpec => spec.kind === "string" && spec.format === format;
}
