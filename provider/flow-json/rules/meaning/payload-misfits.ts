import { checkTypes } from "../../expression/check-types";
import { readDynamicText } from "../../expression/dynamic-text";
import type { Reference } from "../../expression/reference";
import type { Severity } from "../../finding";
import type { DataModel } from "../../model/data-model";
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
import { describeKind } from "./data-mismatches";

/** A value in a payload whose type differs from the declared one. */
export interface Misfit {
  readonly at: JsonNode;
  /** The type of the value, for example "a string". */
  readonly found: string;
  /** The declared type, for example "a list of strings". */
  readonly wanted: string;
  /** Whether the value is a literal. If not, its type comes from a binding. */
  readonly isLiteral: boolean;
  /**
   * Whether a string is bound to an input for numbers. Only Meta's editor refuses that, and many flows
   * pass such a number on as a string.
   */
  readonly isTypedNumber: boolean;
}

/** The screen of a value, whose bindings refer to it. */
interface Place {
  readonly screen: Screen;
  readonly flow: FlowModel;
}

/** Compares a value, and all literals inside it, with a declared type. */
export function misfits(node: JsonNode, wanted: ValueType, place: Place): readonly Misfit[] {
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
  const found = describeKind(node);
  return [{ at: node, found, wanted: describeType(wanted), isLiteral: true, isTypedNumber: false }];
}

function misfitsOfText(
  node: TextNode,
  wanted: ValueType,
  { screen, flow }: Place,
): readonly Misfit[] {
  const typeOf = (reference: Reference) => typeBehind(reference, screen, flow);
  const content = readDynamicText(node.value, isAtLeast(flow.version, "6.0"));
  const compare = (type: ValueType, isLiteral: boolean, scope?: Reference["scope"]) => {
    if (sameType(type, wanted)) return [];
    const expected = describeType(wanted);
    // Two objects, or two lists of objects, may differ only in their properties.
    const found =
      describeType(type) === expected ? `${expected} with other properties` : describeType(type);
    const isTypedNumber = scope === "form" && type.kind === "number" && wanted.kind === "string";
    return [{ at: node, found, wanted: expected, isLiteral, isTypedNumber }];
  };
  switch (content.kind) {
    case "binding":
      return compare(typeOf(content.reference), false, content.reference.scope);
    case "expression": {
      const { type, problems } = checkTypes(content.expression, typeOf, node.value);
      return problems.length > 0 ? [] : compare(type, false); // `checkExpression` reports the problems.
    }
    case "broken":
      return []; // `missingReference` and `checkExpression` report it.
    case "static":
    case "mixed":
    case "placeholders":
      return compare(text, true);
    default:
      return content satisfies never;
  }
}

/** A value that `navigate` passes with another type than the next screen declares. */
export interface NavigateMisfit extends Misfit {
  /** The field of the next screen. */
  readonly field: string;
  /** The next screen. */
  readonly screenId: string;
}

/** The misfits in the payloads of all `navigate` actions, for two rules. */
export const navigateMisfits = once((flow: FlowModel): readonly NavigateMisfit[] =>
  flow.actions.flatMap((action) => {
    const target = navigationTarget(action, flow);
    if (target === undefined) return [];
    return membersOf(memberOf(action.node, "payload")).flatMap(({ key, value }) => {
      const field = target.data.fields.get(key);
      if (field === undefined) return []; // `navigatePayloadFields` reports it.
      const place = { screen: action.screen, flow };
      return misfits(value, field.type, place).map((misfit) => ({
        ...misfit,
        field: key,
        screenId: target.id,
      }));
    });
  }),
);

/** The screen that a `navigate` leads to. */
export interface NavigationTarget {
  readonly id: string;
  readonly data: DataModel;
}

/**
 * The target of a `navigate`. `undefined` for other actions, for an unknown, missing or ambiguous screen,
 * and for the action's own screen, which other rules report.
 */
export function navigationTarget(action: Action, flow: FlowModel): NavigationTarget | undefined {
  if (action.name !== "navigate") return undefined;
  const id = textOf(memberOf(memberOf(action.node, "next"), "name"));
  if (id === undefined || flow.repeatedIds.has(id)) return undefined;
  const screen = flow.screenById.get(id);
  return screen === undefined || screen === action.screen ? undefined : { id, data: screen.data };
}

/** Meta's editor accepts a missing field from 6.0 to 7.2, but the flow then runs without its data. */
export function payloadSeverity({ version }: Pick<FlowModel, "version">): Severity {
  return isAtLeast(version, "6.0") && !isAtLeast(version, "7.3") ? "warning" : "error";
}
