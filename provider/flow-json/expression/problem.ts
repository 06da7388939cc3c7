import type { Span } from "../syntax/span";

/** Something wrong within a text; places are those of its characters. */
export interface ExpressionProblem extends Span {
  readonly message: string;
  readonly hint: string;
}

export function isProblem(value: object): value is ExpressionProblem {
  return "message" in value;
}
