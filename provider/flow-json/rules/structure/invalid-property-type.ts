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
        // `invalidEnumValue` reports a word that is not in the table.
        fit === "wrong-type" && !(spec.kind === "enum" && node.kind === "string"),
    );
    for (const { value, count } of groupedByList(wrong)) {
      const { node, property, laterSince } = value;
      const code = value.isItem ? undefined : property.mismatch; // Meta's code for the property itself.
      const message =
        laterSince === undefined
          ? `${propertyName(value)} is ${whatIs(node)} and must be ${expectedKind(value.spec)}`
          : `${propertyName(value)} can be ${whatIs(node)} only from version ${laterSince}`;
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
        message: `\`type\` is ${whatIs(type)} and must be a string`,
        hint: 'Write the name of a component, as in "type": "TextBody".',
      };
    }
  },
};

/**
 * Groups adjacent items of one list that have the same wrong type: they are one mistake. Any other value is
 * a group by itself.
 */
function groupedByList(values: readonly PlacedValue[]) {
  const groups: { value: PlacedValue; count: number }[] = [];
  for (const value of values) {
    const group = groups.at(-1);
    if (group !== undefined && isSameMistake(group.value, value)) {
      group.count += 1;
    } else {
      groups.push({ value, count: 1 });
    }
  }
  return groups;
}

function isSameMistake(one: PlacedValue, other: PlacedValue): boolean {
  const isSameList = one.owner === other.owner && one.key === other.key;
  return one.isItem && other.isItem && isSameList && one.node.kind === other.node.kind;
}

function hintFor({ node, spec, laterSince }: PlacedValue): string {
  if (laterSince !== undefined) return `Move the document to version "${laterSince}" or later.`;
  const isDynamic = "dynamic" in spec && spec.dynamic;
  if (node.kind === "string") {
    const literal = node.value.trim().toLowerCase();
    if (isLiteralOf(spec, literal)) return `Write ${literal} without quotes.`;
    const content = readDynamicText(node.value, true);
    const [placeholder] = content.kind === "placeholders" ? content.placeholders : [];
    if (placeholder !== undefined && isDynamic) {
      const { path, hasScope } = placeholder;
      return `Write \${${hasScope ? path : `data.${path}`}}.`;
    }
  }
  if (node.kind === "null") return "Give it a value, or leave the property out.";
  if (spec.kind === "string" && (node.kind === "number" || node.kind === "boolean")) {
    return `Write "${String(node.value)}", in quotes.`;
  }
  const binding = isDynamic ? ", or bind it, as in ${data.name}" : "";
  return `Write ${shapeOf(spec, node)}${binding}.`;
}

/** Whether a text is the JSON of a boolean or number that the table requires. */
function isLiteralOf({ kind }: PlainSpec, text: string): boolean {
  if (kind === "boolean") return text === "true" || text === "false";
  return kind === "number" && text !== "" && Number.isFinite(Number(text));
}

/** For example "true or false", or "an object, as in {…}". */
function shapeOf(spec: PlainSpec, node: JsonNode): string {
  if (spec.kind === "boolean" || spec.kind === "number" || spec.kind === "string") {
    return kindOf(spec);
  }
  const written = node.kind === "string" ? node.value.slice(0, 40) : undefined; // Enough for a hint.
  return `${kindOf(spec)}, as in ${exampleOf(spec, written)}`;
}
