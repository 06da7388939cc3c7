import type { Span } from "../syntax/json-node";

/** A mistake in a text; its place counts the text's characters. */
export interface ExpressionProblem extends Span {
  readonly message: string;
  readonly hint: string;
}

export function isProblem(value: object): value is ExpressionProblem {
  return "message" in value;
}
