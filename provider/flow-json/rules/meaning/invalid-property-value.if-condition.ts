import type { Expression } from "../../expression/parse";
import type { DynamicValue } from "../../model/flow-model";
import { describeType, type ValueType } from "../../model/value-type";
import type { Report, Rule } from "../../rule";
import { expressionReports } from "./expression-reports";

/** The condition of an If is valid, is a boolean, and is not constant. */
export const ifCondition: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check(flow) {
    for (const value of flow.dynamicValues) {
      if (value.use !== "condition") continue;
      const { reports, type } = expressionReports(value, flow);
      yield* reports;
      if (reports.length > 0) continue;
      // One report for a condition: a constant one may have the wrong type as well.
      yield* value.content.kind === "expression"
        ? [
            ...constantReports(value, value.content.expression),
            ...resultReports(value, type),
          ].slice(0, 1)
        : resultReports(value, type);
    }
  },
};

function resultReports({ node }: DynamicValue, type: ValueType): readonly Report[] {
  if (type.kind === "boolean" || type.kind === "unknown") return [];
  return [
    {
      at: node,
      message: `the condition results in ${describeType(type)}, neither true nor false`,
      hint: "Compare it with a value, as in ${form.name} != ''.",
    },
  ];
}

/** Comparisons of two literals, and conditions that contain only literals. */
function* constantReports({ node }: DynamicValue, expression: Expression): Iterable<Report> {
  for (const { start, end } of constantParts(expression)) {
    yield {
      at: node,
      within: { start, end },
      message: "this has the same result every time",
      hint: "Put a binding such as ${data.name} on one side.",
    };
  }
}

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
      const [first, second] = expression.operands;
      if (first !== undefined && isLiteral(first) && second !== undefined && isLiteral(second)) {
        return [{ ...expression, end: second.end }];
      }
      return expression.operands.filter((operand) => !isLiteral(operand)).flatMap(constantParts);
    }
    default:
      return expression satisfies never;
  }
}

function isLiteral({ kind }: Expression): boolean {
  return kind === "string" || kind === "number" || kind === "boolean";
}
