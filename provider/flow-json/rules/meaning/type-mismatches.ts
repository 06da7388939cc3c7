import { checkTypes } from "../../expression/check-types";
import { readDynamicText } from "../../expression/dynamic-text";
import type { FlowModel, Screen } from "../../model/flow-model";
import { typeBehind } from "../../model/resolve";
import { describeType, sameType, text, unknownType, type ValueType } from "../../model/value-type";
import { isAtLeast } from "../../model/version";
import { itemsOf, type JsonNode, membersOf, type TextNode } from "../../syntax/json-node";

/** A value in a payload that is not of the type that is declared for it. */
export interface Mismatch {
  readonly at: JsonNode;
  readonly found: string;
  readonly expected: string;
  /** Written down, or known by what it is bound to. */
  readonly isLiteral: boolean;
  /** That a number typed in is no string is known from Meta's editor alone, and many hand it on so. */
  readonly isTypedNumber: boolean;
}

/** Compares a value, and all that is written down within it, with a declared type. */
export function mismatches(
  node: JsonNode,
  expected: ValueType,
  place: { readonly screen: Screen; readonly flow: FlowModel },
): readonly Mismatch[] {
  if (expected.kind === "unknown" || node.kind === "unknown") return [];
  if (node.kind === "string") return textMismatches(node, expected, place);
  if (node.kind === "array" && expected.kind === "array") {
    return itemsOf(node).flatMap((item) => mismatches(item, expected.items, place));
  }
  if (node.kind === "object" && expected.kind === "object") {
    return membersOf(node).flatMap(({ key, value }) =>
      mismatches(value, expected.properties?.get(key) ?? unknownType, place),
    );
  }
  if (node.kind === expected.kind) return [];
  const article = node.kind === "array" || node.kind === "object" ? "an" : "a";
  const found = node.kind === "null" ? "null" : `${article} ${node.kind}`;
  return [
    { at: node, found, expected: describeType(expected), isLiteral: true, isTypedNumber: false },
  ];
}

function textMismatches(
  node: TextNode,
  expected: ValueType,
  { screen, flow }: { readonly screen: Screen; readonly flow: FlowModel },
): readonly Mismatch[] {
  const typeOf = (reference: Parameters<typeof typeBehind>[0]) =>
    typeBehind(reference, screen, flow);
  const content = readDynamicText(node.value, isAtLeast(flow.version, "6.0"));
  const mismatch = (type: ValueType, isLiteral: boolean, scope?: "data" | "form") => {
    if (sameType(type, expected)) return [];
    const sameKind = describeType(type) === describeType(expected);
    const found = sameKind ? `${describeType(type)} with other properties` : describeType(type);
    const isTypedNumber = scope === "form" && type.kind === "number" && expected.kind === "string";
    return [{ at: node, found, expected: describeType(expected), isLiteral, isTypedNumber }];
  };
  switch (content.kind) {
    case "binding":
      return mismatch(typeOf(content.reference), false, content.reference.scope);
    case "expression": {
      const { type, problems } = checkTypes(content.expression, typeOf, node.value);
      return problems.length > 0 ? [] : mismatch(type, false);
    }
    case "broken":
      return [];
    case "static":
    case "mixed":
    case "placeholders":
      return mismatch(text, true);
    default:
      return content satisfies never;
  }
}
