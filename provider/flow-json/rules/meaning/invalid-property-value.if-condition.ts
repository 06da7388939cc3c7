import type { Expression } from "../../expression/parse";
import { describeType, type ValueType } from "../../model/value-type";
import type { Report, Rule } from "../../rule";
import type { TextNode } from "../../syntax/json-node";
import { checkExpression } from "./expression-reports";

/** The condition of an If is valid, is a boolean, and is not constant. */
export const ifCondition: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      if (value.use !== "condition") continue;
      const { reports, type } = checkExpression(value, flow);
      yield* reports;
      if (reports.length > 0 || value.content.kind !== "expression") continue;
      // One report for a condition: a constant one may have the wrong type as well.
      const report =
        constantReport(value.node, value.content.expression) ?? resultReport(value.node, type);
      if (report !== undefined) yield report;
    }
  },
};

function resultReport(at: TextNode, type: ValueType): Report | undefined {
  if (type.kind === "boolean" || type.kind === "unknown") return undefined;
  return {
    at,
    message: `the condition results in ${describeType(type)}, neither true nor false`,
    hint: "Compare it with a value, as in ${form.name} != ''.",
  };
}

function constantReport(at: TextNode, condition: Expression): Report | undefined {
  const [constant] = constantParts(condition);
  if (constant === undefined) return undefined;
  return {
    at,
    within: { start: constant.start, end: constant.end },
    message: "this has the same result every time",
    hint: "Put a binding such as ${data.name} on one side.",
  };
}

/** Comparisons of two literals, and conditions that contain only literals. */
function constantParts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "reference":
      return [];
    case "string":
    case "number":
    case "boolean":
      return [expression];
    case "not":
      return constantParts(expression.operand);
    case "chain": {
      // Operators apply from left to right, so only the first can have a literal on both sides.
      const [first, second] = expression.operands;
      if (first !== undefined && isLiteral(first) && second !== undefined && isLiteral(second)) {
        return [{ ...expression, end: second.end }];
      }
      // A literal is not constant here: the other side of its operator is dynamic.
      return expression.operands.filter((operand) => !isLiteral(operand)).flatMap(constantParts);
    }
    default:
      return expression satisfies never;
  }
}

function isLiteral({ kind }: Expression): boolean {
  return kind === "string" || kind === "number" || kind === "boolean";
}
