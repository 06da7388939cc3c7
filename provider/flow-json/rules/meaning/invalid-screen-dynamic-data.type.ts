import { typeBehind } from "../../model/resolve";
import { describeType } from "../../model/value-type";
import { fits } from "../../model/wanted";
import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";
import { isNotYetAllowed, isUncheckedFormValue } from "./invalid-screen-dynamic-data.reference";

/** What a property is bound to is of the type that the property takes. */
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
      const isTypedNumber = content.reference.scope === "form" && type.kind === "number";
      const takesText = wanted.types.some(({ kind }) => kind === "string");
      yield {
        at: node,
        // That a number typed in is no string is known from Meta's editor alone.
        severity: isTypedNumber && takesText ? "warning" : "error",
        message: `${quoted(property)} takes ${wanted.name}, and this is ${describeType(type)}`,
        hint: `Bind it to ${wanted.name}, or declare the field as such.`,
      };
    }
  },
};
