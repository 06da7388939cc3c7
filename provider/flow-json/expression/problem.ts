import type { Span } from "../syntax/json-node";

/**
 * A mistake in an expression or binding; its place counts the characters of the text that contains
 * it.
 */
export interface ExpressionProblem extends Span {
  readonly message: string;
  readonly hint: string;
}

/** Whether a parser returned a problem; no other of its results has a message. */
export function isProblem(value: object): value is ExpressionProblem {
  return "message" in value;
}
