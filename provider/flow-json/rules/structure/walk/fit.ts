import { readDynamicText } from "../../../expression/dynamic-text";
import { isAtLeast, type Version } from "../../../model/version";
import type { JsonNode } from "../../../syntax/json-node";
import type { PlainSpec } from "../../../tables/spec";
import type { Fit } from "./placed";

/** How a value fits what stands in a table. */
export function fitOf(node: JsonNode, spec: PlainSpec, version: Version | undefined): Fit {
  if (node.kind === "unknown") return "unsaid";
  if (spec.kind === "string") {
    if (node.kind !== "string") return "wrong-kind";
    return spec.dynamic && looksDynamic(node.value) ? "dynamic" : "literal";
  }
  const kind = jsonKinds[spec.kind];
  if (node.kind !== "string") return node.kind === kind ? "literal" : "wrong-kind";
  if (spec.kind === "enum" && spec.words.includes(node.value)) return "literal";
  return "dynamic" in spec && spec.dynamic ? dynamicFit(node.value, version) : "wrong-kind";
}

/** The kind of JSON value that each kind of the tables is, apart from texts that stand for one. */
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

/** Before 4.0 only the screen's own data may stand for a value, before 6.0 no expression. */
function dynamicFit(value: string, version: Version | undefined): Fit {
  const dynamic = readDynamicText(value, isAtLeast(version, "6.0"));
  switch (dynamic.kind) {
    case "static":
    case "placeholders":
      return value.startsWith("`") ? "no-binding" : "wrong-kind";
    case "binding":
      return isAtLeast(version, "4.0") ||
        (dynamic.reference.scope === "data" && dynamic.reference.screen === undefined)
        ? "dynamic"
        : "no-binding";
    case "expression":
      return "dynamic";
    case "broken":
      return "unsaid";
    case "mixed":
      return "no-binding";
  }
}

/** Whether a text is, or is meant to be, more than what it says. */
function looksDynamic(value: string): boolean {
  return value.includes("${") || (value.length > 1 && value.startsWith("`") && value.endsWith("`"));
}
