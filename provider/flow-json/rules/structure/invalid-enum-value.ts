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
    const actionValues = walk.values.where((spec) => spec.kind === "action");
    const words = walk.values.where((spec) => spec.kind === "enum");
    yield* actionValues.flatMap((value) => badAction(value) ?? []);
    yield* words.flatMap((value) => badWord(value) ?? []);
  },
};

function badWord(value: PlacedValue & { readonly spec: WordSpec }): Report | undefined {
  const { node, spec, fit } = value;
  if (fit !== "wrong-type" || node.kind !== "string") return undefined;
  const near = nearest(node.value, spec.words);
  return {
    at: node,
    ...(spec.code !== undefined && { code: spec.code }),
    message: `${propertyName(value)} cannot be ${quoted(node.value)}`,
    hint: near === undefined ? `Write ${oneOf(spec.words)}.` : `Did you mean ${quoted(near)}?`,
  };
}

function badAction({
  node,
  spec,
  key,
  fit,
  owner,
}: PlacedValue & { readonly spec: ActionSpec }): Report | undefined {
  const name = memberOf(node, "name");
  if (fit !== "literal" || name === undefined || name.kind === "unknown") return undefined;
  if (name.kind !== "string") {
    return {
      at: name,
      code: "INVALID_PROPERTY_TYPE",
      message: `\`name\` is ${whatIs(name)} and must be a text`,
      hint: `Write ${oneOf(spec.names)}.`,
    };
  }
  const usable = spec.names.filter((each) =>
    isAtLeast(owner.version, actions[each].since ?? "0.0"),
  );
  const actionName = spec.names.find((each) => each === name.value);
  if (actionName !== undefined && usable.includes(actionName)) return undefined;
  return { at: name, ...wordsFor(name.value, { actionName, usable, key }) };
}

function wordsFor(
  name: string,
  {
    actionName,
    usable,
    key,
  }: { actionName: ActionName | undefined; usable: readonly ActionName[]; key: string },
): Pick<Report, "message" | "hint"> {
  if (actionName !== undefined) {
    const since = actions[actionName].since ?? "";
    return {
      message: `the action \`${actionName}\` exists from version ${since}`,
      hint: `Move the document to version "${since}" or later.`,
    };
  }
  const near = nearest(name, usable);
  return {
    message: Object.hasOwn(actions, name)
      ? `${quoted(key)} cannot be the action ${quoted(name)}`
      : `there is no action ${quoted(name)}`,
    hint:
      near === undefined
        ? usable.length > 0
          ? `Write ${oneOf(usable)}.`
          : "Remove the action."
        : `Did you mean ${quoted(near)}?`,
  };
}
