import { describeType } from "../../model/value-type";
import { fits } from "../../model/wanted";
import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";
import { checkExpression } from "./expression-reports";

/** An expression in back-quotes is valid, and has a type that its property accepts. */
export const expressionValue: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      if (value.use !== "property") continue;
      const { reports, type } = checkExpression(value, flow);
      yield* reports;
      // Also if there were reports: the type is unknown then, and an unknown type fits everywhere.
      if (value.wanted === undefined || fits(type, value.wanted)) continue;
      const { name } = value.wanted;
      yield {
        at: value.node,
        message: `${quoted(value.property)} takes ${name}, and the expression results in ${describeType(type)}`,
        hint: `Write an expression that results in ${name}.`,
      };
    }
  },
};
