import { checkTypes, referencesIn } from "../../expression/check-types";
import type { ExpressionProblem } from "../../expression/problem";
import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { typeBehind } from "../../model/resolve";
import { unknownType, type ValueType } from "../../model/value-type";
import type { Report } from "../../rule";
import { missingIn } from "./missing-reference";

/** The mistakes in an expression, except the type of its result. */
export interface ExpressionReports {
  readonly reports: readonly Report[];
  /** Unknown if there is a mistake, so that nothing else is reported. */
  readonly type: ValueType;
}

/** Checks the grammar of an expression, its bindings, and the types of its operands. */
export function expressionReports(value: DynamicValue, flow: FlowModel): ExpressionReports {
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
  const isWrong = missing.length + problems.length > 0;
  return { reports, type: isWrong ? unknownType : type };
}
