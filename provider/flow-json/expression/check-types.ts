import {
  boolean,
  describeType,
  number,
  text,
  type ValueType,
  unknownType,
} from "../model/value-type";
import type { Span } from "../syntax/json-node";
import type { Chain, Expression, Operation } from "./parse";
import type { ExpressionProblem } from "./problem";
import type { Reference } from "./reference";

/** The type of an expression; `problems` is empty if its operands fit. */
export interface Typed {
  readonly type: ValueType;
  readonly problems: readonly ExpressionProblem[];
}

/**
 * The type of an expression, and the operands that do not fit their operators.
 *
 * @param source The text that contains the expression.
 */
export function checkTypes(
  expression: Expression,
  typeOf: (reference: Reference) => ValueType,
  source: string,
): Typed {
  const problems: ExpressionProblem[] = [];

  const visit = (node: Expression): ValueType => {
    switch (node.kind) {
      case "reference":
        return typeOf(node.reference);
      case "string":
        return text;
      case "number":
        return number;
      case "boolean":
        return boolean;
      case "not":
        demand("boolean", { operator: "!", operand: node.operand, type: visit(node.operand) });
        return boolean;
      case "chain":
        return visitChain(node);
      default:
        return node satisfies never;
    }
  };

  const visitChain = (chain: Chain & Span): ValueType => {
    const { operands, operators } = chain;
    const types = operands.map(visit);
    const addsTexts =
      operators.some(({ operator }) => operator === "+") &&
      types.some(({ kind }) => kind === "string");
    if (addsTexts) {
      problems.push(additionOfTexts(chain, source));
      return text;
    }
    let left = types[0] ?? unknownType;
    operators.forEach((operation, index) => {
      const operand = operands[index + 1];
      if (operand !== undefined) {
        left = result(
          operation,
          [index === 0 ? operands[0] : undefined, left],
          [operand, types[index + 1] ?? unknownType],
        );
      }
    });
    return left;
  };

  type Side = readonly [operand: Expression | undefined, type: ValueType];

  const result = (operation: Operation, left: Side, right: readonly [Expression, ValueType]) => {
    const { operator } = operation;
    const sides = [left, right].flatMap(([operand, type]) =>
      operand === undefined ? [] : [{ operator, operand, type }],
    );
    switch (operator) {
      case "==":
      case "!=":
        compare(operation, left[1], right);
        return boolean;
      case "<":
      case "<=":
      case ">":
      case ">=":
        demandOnce("number", sides);
        return boolean;
      case "&&":
      case "||":
      case "!":
        for (const side of sides) demand("boolean", side);
        return boolean;
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        demandOnce("number", sides);
        return number;
      case "join":
        for (const side of sides) demandScalar(side);
        return text;
      default:
        return operator satisfies never;
    }
  };

  interface OperandOf {
    readonly operator: Operation["operator"];
    readonly operand: Expression;
    readonly type: ValueType;
  }

  const demand = (kind: "boolean" | "number", { operator, operand, type }: OperandOf) => {
    if (type.kind === "unknown" || type.kind === kind) return;
    problems.push({
      message: `\`${operator}\` takes a ${kind}, and this is ${describeType(type)}`,
      hint:
        kind === "boolean"
          ? "Compare it with a value, as in ${form.name} != ''."
          : "Use a value that is a number: a TextInput of the input-type number, or a field of the type number.",
      start: operand.start,
      end: operand.end,
    });
  };

  /** If both operands of an operator are wrong, that is one mistake. */
  const demandOnce = (kind: "number", sides: readonly OperandOf[]) => {
    const wrong = sides.find(({ type }) => type.kind !== "unknown" && type.kind !== kind);
    if (wrong !== undefined) demand(kind, wrong);
  };

  const demandScalar = ({ operand, type }: OperandOf) => {
    if (type.kind !== "array" && type.kind !== "object") return;
    problems.push({
      message: `${describeType(type)} cannot become part of a text`,
      hint: "Join texts, numbers and booleans only.",
      start: operand.start,
      end: operand.end,
    });
  };

  const compare = (
    { operator }: Operation,
    left: ValueType,
    [operand, right]: readonly [Expression, ValueType],
  ) => {
    const scalar = ({ kind }: ValueType) => kind !== "array" && kind !== "object";
    if (left.kind === "unknown" || right.kind === "unknown") {
      if (scalar(left) && scalar(right)) return;
    } else if (left.kind === right.kind && scalar(left)) return;
    problems.push({
      message: `\`${operator}\` compares ${describeType(left)} with ${describeType(right)}`,
      hint: "Compare a string with a string, a number with a number, a boolean with a boolean.",
      start: operand.start,
      end: operand.end,
    });
  };

  return { type: visit(expression), problems };
}

/** Adjacent texts are joined; `+` is only for numbers. */
function additionOfTexts(
  { operands, operators, start, end }: Chain & Span,
  source: string,
): ExpressionProblem {
  const parts = operands.map((operand, index) => {
    const operator = operators[index - 1]?.operator;
    const sign = operator === undefined || operator === "+" ? "" : `${operator} `;
    return `${sign}${source.slice(operand.start, operand.end)}`;
  });
  const joined = parts.join(" ");
  return {
    message: "`+` adds numbers, and texts are joined by writing them side by side",
    hint:
      joined.length > 120
        ? "Remove the `+` between the texts."
        : `Remove the \`+\`: \`${joined}\`.`,
    start,
    end,
  };
}

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
