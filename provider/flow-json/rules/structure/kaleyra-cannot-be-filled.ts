import type { Component } from "../../model/flow-model";
import { initialValueOf } from "../../model/inputs";
import type { Rule } from "../../rule";
import { memberOf, type ObjectNode } from "../../syntax/json-node";

/** A required input can be filled in. */
export const cannotBeFilled: Rule = {
  code: "KALEYRA_CANNOT_BE_FILLED",
  severity: "error",
  *check({ screens }) {
    for (const component of screens.flatMap(({ components }) => components)) {
      const { node } = component;
      const required = node.members.get("required");
      if (required === undefined || !isSetTo(node, "required", true)) continue;
      const obstacle = ["enabled", "visible"].find((key) => isSetTo(node, key, false));
      if (obstacle === undefined || hasInitialValue(component)) continue;
      yield {
        at: required,
        message: `the input is required and not ${obstacle}, so no user can continue`,
        hint: `Remove \`required\`, or remove "${obstacle}": false.`,
      };
    }
  },
};

function isSetTo(node: ObjectNode, key: string, value: boolean): boolean {
  const member = memberOf(node, key);
  return member?.kind === "boolean" && member.value === value;
}

/** Whether an input has a value to begin with, or may get one by a binding. */
function hasInitialValue(component: Component): boolean {
  const value = initialValueOf(component);
  return value !== undefined && value.kind !== "null";
}
