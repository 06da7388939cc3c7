import { checkTypes } from "../../expression/check-types";
import { readDynamicText } from "../../expression/dynamic-text";
import type { Severity } from "../../finding";
import type { Action, FlowModel, Screen } from "../../model/flow-model";
import { once } from "../../model/memo";
import { typeBehind } from "../../model/resolve";
import { describeType, sameType, text, type ValueType, unknownType } from "../../model/value-type";
import { isAtLeast } from "../../model/version";
import {
  itemsOf,
  memberOf,
  membersOf,
  textOf,
  type JsonNode,
  type TextNode,
} from "../../syntax/json-node";

/** A value in a payload whose type differs from the declared one. */
export interface Misfit {
  readonly at: JsonNode;
  readonly found: string;
  readonly wanted: string;
  /** Whether the value is a literal. If not, its type comes from a binding. */
  readonly isLiteral: boolean;
  /**
   * Only Meta's editor shows that a number field is not a string, and many flows pass it on as one.
   */
  readonly isTypedNumber: boolean;
}

/** Compares a value, and all literals inside it, with a declared type. */
export function misfits(
  node: JsonNode,
  wanted: ValueType,
  place: { readonly screen: Screen; readonly flow: FlowModel },
): readonly Misfit[] {
  if (wanted.kind === "unknown" || node.kind === "unknown") return [];
  if (node.kind === "string") return misfitsOfText(node, wanted, place);
  if (node.kind === "array" && wanted.kind === "array") {
    return itemsOf(node).flatMap((item) => misfits(item, wanted.items, place));
  }
  if (node.kind === "object" && wanted.kind === "object") {
    return membersOf(node).flatMap(({ key, value }) =>
      misfits(value, wanted.properties?.get(key) ?? unknownType, place),
    );
  }
  if (node.kind === wanted.kind) return [];
  const article = node.kind === "array" || node.kind === "object" ? "an" : "a";
  const found = node.kind === "null" ? "null" : `${article} ${node.kind}`;
  return [{ at: node, found, wanted: describeType(wanted), isLiteral: true, isTypedNumber: false }];
}

function misfitsOfText(
  node: TextNode,
  wanted: ValueType,
  { screen, flow }: { readonly screen: Screen; readonly flow: FlowModel },
): readonly Misfit[] {
  const typeOf = (reference: Parameters<typeof typeBehind>[0]) =>
    typeBehind(reference, screen, flow);
  const content = readDynamicText(node.value, isAtLeast(flow.version, "6.0"));
  const misfit = (type: ValueType, isLiteral: boolean, scope?: "data" | "form") => {
    if (sameType(type, wanted)) return [];
    const sameKind = describeType(type) === describeType(wanted);
    const found = sameKind ? `${describeType(type)} with other properties` : describeType(type);
    const isTypedNumber = scope === "form" && type.kind === "number" && wanted.kind === "string";
    return [{ at: node, found, wanted: describeType(wanted), isLiteral, isTypedNumber }];
  };
  switch (content.kind) {
    case "binding":
      return misfit(typeOf(content.reference), false, content.reference.scope);
    case "expression": {
      const { type, problems } = checkTypes(content.expression, typeOf, node.value);
      return problems.length > 0 ? [] : misfit(type, false);
    }
    case "broken":
      return [];
    case "static":
    case "mixed":
    case "placeholders":
      return misfit(text, true);
    default:
      return content satisfies never;
  }
}

/** Values that `navigate` passes with another type than the next screen declares. */
export const navigateMisfits = once((flow: FlowModel): readonly (Misfit & Field)[] =>
  flow.actions.flatMap((action) => {
    const target = navigationTarget(action, flow);
    return membersOf(memberOf(action.node, "payload")).flatMap(({ key, value }) => {
      const field = target?.data.fields.get(key);
      if (target === undefined || field === undefined) return [];
      const place = { screen: action.screen, flow };
      return misfits(value, field.type, place).map((misfit) => ({
        ...misfit,
        field: key,
        screen: target.id ?? "the next screen",
      }));
    });
  }),
);

interface Field {
  readonly field: string;
  readonly screen: string;
}

/** The screen that a `navigate` leads to; `undefined` if it is unknown or not checked. */
export function navigationTarget(action: Action, flow: FlowModel): Screen | undefined {
  if (action.name !== "navigate") return undefined;
  const name = textOf(memberOf(memberOf(action.node, "next"), "name"));
  if (name === undefined || flow.repeatedIds.has(name)) return undefined;
  const target = flow.screenById.get(name);
  return target === action.screen ? undefined : target;
}

/** Meta's editor accepts a missing field from 6.0 to 7.2, but the flow then runs without its data. */
export function payloadSeverity({ version }: Pick<FlowModel, "version">): Severity {
  return isAtLeast(version, "6.0") && !isAtLeast(version, "7.3") ? "warning" : "error";
}
