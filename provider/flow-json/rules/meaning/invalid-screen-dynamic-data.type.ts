import type { DynamicValue } from "../../model/flow-model";
import { typeBehind } from "../../model/resolve";
import { describeType, type ValueType } from "../../model/value-type";
import { fits } from "../../model/wanted";
import type { Report, Rule } from "../../rule";
import { quoted } from "../structure/wording";
import { isNotYetAllowed } from "./invalid-screen-dynamic-data.reference";
import { isUncheckedFormValue } from "./missing-reference";

/** A binding has a type that its property accepts. */
export const boundType: Rule = {
  code: "INVALID_SCREEN_DYNAMIC_DATA",
  severity: "error",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      const { node, content, screen, property, wanted } = value;
      if (content.kind !== "binding" || wanted === undefined) continue;
      if (isNotYetAllowed(value, flow)) continue;
      if (isUncheckedFormValue(value, flow)) continue; // From 7.0 `formAttributes` checks its type.
      const type = typeBehind(content.reference, screen, flow);
      if (fits(type, wanted)) continue;
      if (value.use === "switch") {
        // The key of a case can represent a number or a boolean.
        if (type.kind === "array" || type.kind === "object") yield unmatchableReport(value, type);
        continue;
      }
      const isTypedNumber = content.reference.scope === "form" && type.kind === "number";
      const takesString = wanted.types.some(({ kind }) => kind === "string");
      yield {
        at: node,
        // Only Meta's editor refuses a number field for a string.
        severity: isTypedNumber && takesString ? "warning" : "error",
        message: `${quoted(property)} takes ${wanted.name}, and this is ${describeType(type)}`,
        hint: `Bind ${quoted(property)} to ${wanted.name}, or declare the field as such.`,
      };
    }
  },
};

function unmatchableReport({ node }: DynamicValue, type: ValueType): Report {
  return {
    at: node,
    message: `a Switch on ${describeType(type)} never matches a case`,
    hint: "Bind it to one string, as of a RadioButtonsGroup or a Dropdown, or use If.",
  };
}
