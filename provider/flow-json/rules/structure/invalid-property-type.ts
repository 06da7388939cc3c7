import { readDynamicText } from "../../expression/dynamic-text";
import { componentsOf } from "../../model/flow-model";
import type { Rule } from "../../rule";
import type { JsonNode } from "../../syntax/json-node";
import type { PlainSpec } from "../../tables/spec";
import { exampleOf } from "./example-value";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { expectedKind, kindOf, propertyName, whatIs } from "./wording";

/** A value has the JSON type that its property requires. */
export const invalidPropertyType: Rule = {
  code: "INVALID_PROPERTY_TYPE",
  severity: "error",
  *check(flow) {
    const wrong = walkOf(flow).values.all.filter(
      ({ node, spec, fit }) =>
        fit === "wrong-type" && !(spec.kind === "enum" && node.kind === "string"),
    );
    for (const { value, count } of groupedByList(wrong)) {
      const { node, property, later } = value;
      const code = value.isItem ? undefined : property.mismatch;
      const message =
        later === undefined
          ? `${propertyName(value)} is ${whatIs(node)} and must be ${expectedKind(value.spec)}`
          : `${propertyName(value)} can be ${whatIs(node)} only from version ${later.since ?? ""}`;
      yield {
        at: node,
        ...(code !== undefined && { code }),
        message: count === 1 ? message : `${message}, here and in ${count - 1} more of the list`,
        hint: hintFor(value),
      };
    }
    for (const { typeNode: type } of componentsOf(flow)) {
      if (type === undefined || type.kind === "string" || type.kind === "unknown") continue;
      yield {
        at: type,
        message: `\`type\` is ${whatIs(type)} and must be a text`,
        hint: 'Write the name of a component, as in "type": "TextBody".',
      };
    }
  },
};

/** Items of one list with the same wrong type are one mistake. */
function groupedByList(values: readonly PlacedValue[]) {
  const groups: { value: PlacedValue; count: number }[] = [];
  for (const value of values) {
    const last = groups.at(-1);
    const { isItem, key, owner, node } = value;
    const isSame =
      isItem &&
      last?.value.isItem === true &&
      last.value.owner === owner &&
      last.value.key === key &&
      last.value.node.kind === node.kind;
    if (isSame) last.count += 1;
    else groups.push({ value, count: 1 });
  }
  return groups;
}

function hintFor({ node, spec, later }: PlacedValue): string {
  if (later?.since !== undefined) return `Move the document to version "${later.since}" or later.`;
  if (node.kind === "string") {
    const plain = node.value.trim().toLowerCase();
    const isPlain =
      (spec.kind === "boolean" && (plain === "true" || plain === "false")) ||
      (spec.kind === "number" && plain !== "" && Number.isFinite(Number(plain)));
    if (isPlain) return `Write ${plain} without quotes.`;
    const content = readDynamicText(node.value, true);
    const [placeholder] = content.kind === "placeholders" ? content.placeholders : [];
    if (placeholder !== undefined && "dynamic" in spec && spec.dynamic) {
      return `Write \${${placeholder.path.includes(".") ? placeholder.path : `data.${placeholder.path}`}}.`;
    }
  }
  if (node.kind === "null") return "Give it a value, or leave the property out.";
  if (spec.kind === "string" && (node.kind === "number" || node.kind === "boolean")) {
    return `Write "${String(node.value)}", in quotes.`;
  }
  const binding = "dynamic" in spec && spec.dynamic ? ", or bind it, as in ${data.name}" : "";
  return `Write ${shapeOf(spec, node)}${binding}.`;
}

/** For example "true or false", or "an object, as in {…}". */
function shapeOf(spec: PlainSpec, node: JsonNode): string {
  if (spec.kind === "boolean" || spec.kind === "number" || spec.kind === "string") {
    return kindOf(spec);
  }
  const written = node.kind === "string" ? node.value.slice(0, 40) : undefined;
  return `${kindOf(spec)}, as in ${exampleOf(spec, written)}`;
}
