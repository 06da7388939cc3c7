import { checkTypes, referencesIn } from "../../expression/check-types";
import type { ExpressionProblem } from "../../expression/problem";
import type { DynamicValue, FlowModel } from "../../model/flow-model";
import { resolve, typeBehind } from "../../model/resolve";
import { unknownType, type ValueType } from "../../model/value-type";
import type { Report } from "../../rule";

/** What is wrong with an expression, but for what it results in. */
export interface ExpressionReports {
  readonly reports: readonly Report[];
  /** Unknown where something is wrong: nothing more is to be said then. */
  readonly type: ValueType;
}

/** Its grammar, what its bindings name, and the types of its operands. */
export function expressionReports(
  { node, content, screen }: DynamicValue,
  flow: FlowModel,
): ExpressionReports {
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

  const missing = referencesIn(content.expression).flatMap((reference) => {
    const resolution = resolve(reference, screen, flow);
    return "problem" in resolution ? [reportOf(resolution.problem)] : [];
  });
  const { type, problems } = checkTypes(content.expression, (reference) =>
    typeBehind(reference, screen, flow),
  );
  const reports = [...missing, ...problems.map(reportOf)];
  return { reports, type: reports.length > 0 ? unknownType : type };
}
