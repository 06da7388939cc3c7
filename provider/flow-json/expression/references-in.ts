import type { Expression } from "./parse";
import type { Reference } from "./reference";

/** All references of an expression, from left to right. */
export function referencesIn(expression: Expression): readonly Reference[] {
  switch (expression.kind) {
    case "reference":
      return [expression.reference];
    case "not":
      return referencesIn(expression.operand);
    case "chain":
      return expression.operands.flatMap(referencesIn);
    case "string":
    case "number":
    case "boolean":
      return [];
    default:
      return expression satisfies never;
  }
}
