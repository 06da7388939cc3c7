import { checkTypes } from "../../expression/check-types";
import type { ExpressionProblem } from "../../expression/problem";
import { referencesIn } from "../../expression/references-in";
import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { typeBehind } from "../../model/resolve";
import { unknownType, type ValueType } from "../../model/value-type";
import type { Report } from "../../rule";
import { missingIn } from "./missing-reference";

/** An expression after its check. */
export interface CheckedExpression {
  /** The mistakes inside the expression. Whether its result fits the property is not among them. */
  readonly reports: readonly Report[];
  /** The type of the result; unknown after a mistake, so that no rule reports a second one. */
  readonly type: ValueType;
}

/**
 * Checks the grammar of an expression, its bindings, and the types of its operands.
 *
 * @returns No reports and an unknown type for a value that is not an expression. A binding outside an
 *   expression is the task of `missingReference`.
 */
export function checkExpression(value: DynamicValue, flow: FlowModel): CheckedExpression {
  const { node, content, screen } = value;
  const reportOf = ({ start, end, message, hint }: ExpressionProblem): Report => ({
    at: node,
    within: { start, end },
    message,
    hint,
  });
  if (content.kind === "broken" && content.form === "expression") {
    return { reports: [reportOf(content.problem)], type: unknownType };
  }
  if (content.kind !== "expression") return { reports: [], type: unknownType };

  const missing = referencesIn(content.expression).flatMap(
    (reference) => missingIn(reference, value, flow) ?? [],
  );
  const { type, problems } = checkTypes(
    content.expression,
    (reference) => typeBehind(reference, screen, flow),
    node.value,
  );
  const reports = [...missing, ...problems.map(reportOf)];
  return { reports, type: reports.length > 0 ? unknownType : type };
}
