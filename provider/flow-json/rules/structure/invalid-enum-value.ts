import { nearest } from "../../../nearest";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { actions } from "../../tables/actions";
import type { ActionName, ActionSpec, WordSpec } from "../../tables/spec";
import type { PlacedValue } from "./walk/placed";
import { walkOf } from "./walk/walk";
import { propertyName, oneOf, quoted, whatIs } from "./wording";

/** A value is one of the allowed words; so is the name of an action. */
export const invalidEnumValue: Rule = {
  code: "INVALID_ENUM_VALUE",
  severity: "error",
  *check(flow) {
    const walk = walkOf(flow);
    for (const value of walk.values.where((spec) => spec.kind === "action")) {
      const report = actionReport(value);
      if (report !== undefined) yield report;
    }
    for (const value of walk.values.where((spec) => spec.kind === "enum")) {
      const report = wordReport(value);
      if (report !== undefined) yield report;
    }
  },
};

function wordReport(value: PlacedValue & { readonly spec: WordSpec }): Report | undefined {
  const { node, spec, fit } = value;
  // `invalidPropertyType` reports a value that is not a string.
  if (fit !== "wrong-type" || node.kind !== "string") return undefined;
  const near = nearest(node.value, spec.words);
  return {
    at: node,
    ...(spec.code !== undefined && { code: spec.code }),
    message: `${propertyName(value)} cannot be ${quoted(node.value)}`,
    hint: near === undefined ? `Write ${oneOf(spec.words)}.` : `Did you mean ${quoted(near)}?`,
  };
}

function actionReport({
  node,
  spec,
  key,
  fit,
  owner,
}: PlacedValue & { readonly spec: ActionSpec }): Report | undefined {
  const name = memberOf(node, "name"); // `missingRequiredProperty` reports a missing one.
  if (fit !== "literal" || name === undefined || name.kind === "unknown") return undefined;
  if (name.kind !== "string") {
    return {
      at: name,
      code: "INVALID_PROPERTY_TYPE",
      message: `\`name\` is ${whatIs(name)} and must be a string`,
      hint: `Write ${oneOf(spec.names)}.`,
    };
  }
  const actionName = spec.names.find((each) => each === name.value);
  if (actionName !== undefined) {
    const { since } = actions[actionName];
    if (since === undefined || isAtLeast(owner.version, since)) return undefined;
    return {
      at: name,
      message: `the action \`${actionName}\` exists from version ${since}`,
      hint: `Move the document to version "${since}" or later.`,
    };
  }
  const usable = spec.names.filter((each) =>
    isAtLeast(owner.version, actions[each].since ?? "0.0"),
  );
  return {
    at: name,
    message: Object.hasOwn(actions, name.value)
      ? `${quoted(key)} cannot be the action ${quoted(name.value)}`
      : `there is no action ${quoted(name.value)}`,
    hint: actionHint(name.value, usable),
  };
}

function actionHint(name: string, usable: readonly ActionName[]): string {
  const near = nearest(name, usable);
  if (near !== undefined) return `Did you mean ${quoted(near)}?`;
  return usable.length > 0 ? `Write ${oneOf(usable)}.` : "Remove the action.";
}
