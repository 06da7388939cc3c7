import { readDynamicText } from "../../../expression/dynamic-text";
import { isAtLeast, type Version } from "../../../model/version";
import type { JsonNode } from "../../../syntax/json-node";
import type { PlainSpec } from "../../../tables/spec";
import type { Fit } from "./placed";

/**
 * Compares a value with its table. Whether a binding is valid and has the right type is the task of the rules
 * of meaning.
 */
export function fitOf(node: JsonNode, spec: PlainSpec, version: Version | undefined): Fit {
  if (node.kind === "unknown") return "not-judged";
  if (spec.kind === "string") {
    if (node.kind !== "string") return "wrong-type";
    return spec.dynamic && looksDynamic(node.value) ? "dynamic" : "literal";
  }
  const kind = jsonKinds[spec.kind];
  if (node.kind !== "string") return node.kind === kind ? "literal" : "wrong-type";
  if (spec.kind === "enum" && spec.words.includes(node.value)) return "literal";
  return "dynamic" in spec && spec.dynamic ? dynamicFit(node.value, version) : "wrong-type";
}

/** The JSON type of each kind of value in the tables, apart from bindings. */
const jsonKinds = {
  boolean: "boolean",
  number: "number",
  enum: "string",
  array: "array",
  object: "object",
  map: "object",
  action: "object",
  components: "array",
  "data-model": "object",
} as const;

/**
 * Before 4.0 a binding can only refer to the screen's own data; before 6.0 there are no
 * expressions.
 */
function dynamicFit(value: string, version: Version | undefined): Fit {
  const dynamic = readDynamicText(value, isAtLeast(version, "6.0"));
  switch (dynamic.kind) {
    case "static":
    case "placeholders":
      // A text that begins with a back-quote is meant as an expression.
      return value.startsWith("`") ? "no-binding" : "wrong-type";
    case "binding":
      return isAtLeast(version, "4.0") ||
        (dynamic.reference.scope === "data" && dynamic.reference.screen === undefined)
        ? "dynamic"
        : "no-binding";
    case "expression":
      return "dynamic";
    case "broken":
      return "not-judged"; // The rules of meaning report what is invalid in it.
    case "mixed":
      return "no-binding";
  }
}

/** Whether a text is dynamic, or probably meant to be: no format is required of it then. */
function looksDynamic(value: string): boolean {
  return value.includes("${") || (value.length > 1 && value.startsWith("`") && value.endsWith("`"));
}
