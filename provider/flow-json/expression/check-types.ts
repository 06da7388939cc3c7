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

export interface Typed {
  /** The type of the expression's result, even if there are problems. */
  readonly type: ValueType;
  /** The operands that do not fit their operators. */
  readonly problems: readonly ExpressionProblem[];
}

/** An operand of an operator, with its type. */
interface TypedOperand {
  readonly operator: Operation["operator"] | "!";
  readonly operand: Expression;
  readonly type: ValueType;
}

/** What is to the right of an operator. */
interface RightSide extends TypedOperand {
  readonly operator: Operation["operator"];
}

/**
 * What is to the left of an operator; no `operand` if it is the result of another operator, which
 * was checked already.
 */
interface LeftSide {
  readonly operand: Expression | undefined;
  readonly type: ValueType;
}

/**
 * Checks the types of an expression.
 *
 * @param typeOf The type of a reference; unknown types fit everywhere.
 * @param source The text that contains the expression, which hints quote.
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
    // One mistake: `+` joins texts in other languages. The hint shows the whole chain without it.
    const addsTexts =
      operators.some(({ operator }) => operator === "+") &&
      types.some(({ kind }) => kind === "string");
    if (addsTexts) {
      problems.push(additionOfTexts(chain, source));
      return text;
    }
    // The operators of a chain have one precedence.
    let left: LeftSide = { operand: operands[0], type: types[0] ?? unknownType };
    for (const [index, { operator }] of operators.entries()) {
      const operand = operands[index + 1];
      if (operand === undefined) continue; // Only for the compiler: each operator has two operands.
      const right = { operator, operand, type: types[index + 1] ?? unknownType };
      left = { operand: undefined, type: resultType(left, right) };
    }
    return left.type;
  };

  const resultType = (left: LeftSide, right: RightSide): ValueType => {
    const { operator } = right;
    const sides =
      left.operand === undefined
        ? [right]
        : [{ operator, operand: left.operand, type: left.type }, right];
    switch (operator) {
      case "==":
      case "!=":
        compare(left.type, right);
        return boolean;
      case "<":
      case "<=":
      case ">":
      case ">=":
        demandNumbers(sides);
        return boolean;
      case "&&":
      case "||":
        for (const side of sides) demand("boolean", side);
        return boolean;
      case "+":
      case "-":
      case "*":
      case "/":
      case "%":
        demandNumbers(sides);
        return number;
      case "join":
        for (const side of sides) demandScalar(side);
        return text;
      default:
        return operator satisfies never;
    }
  };

  const demand = (kind: "boolean" | "number", { operator, operand, type }: TypedOperand) => {
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

  /** Reports only the first operand that is not a number: most likely both have one cause. */
  const demandNumbers = (sides: readonly TypedOperand[]) => {
    const wrong = sides.find(({ type }) => type.kind !== "unknown" && type.kind !== "number");
    if (wrong !== undefined) demand("number", wrong);
  };

  const demandScalar = ({ operand, type }: TypedOperand) => {
    if (type.kind !== "array" && type.kind !== "object") return;
    problems.push({
      message: `${describeType(type)} cannot become part of a string`,
      hint: "Join strings, numbers and booleans only.",
      start: operand.start,
      end: operand.end,
    });
  };

  const compare = (left: ValueType, { operator, operand, type: right }: TypedOperand) => {
    const areScalars = [left, right].every(({ kind }) => kind !== "array" && kind !== "object");
    const areAlike =
      left.kind === "unknown" || right.kind === "unknown" || left.kind === right.kind;
    if (areScalars && areAlike) return;
    problems.push({
      message: `\`${operator}\` compares ${describeType(left)} with ${describeType(right)}`,
      hint: "Compare a string with a string, a number with a number, a boolean with a boolean.",
      start: operand.start,
      end: operand.end,
    });
  };

  return { type: visit(expression), problems };
}

/** A hint does not repeat an expression that has more characters. */
const longestJoined = 120;

/** The problem of `+` between texts: WhatsApp joins adjacent texts, and `+` is only for numbers. */
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
    message: "`+` adds numbers, and strings are joined by writing them side by side",
    hint:
      joined.length > longestJoined
        ? "Remove the `+` between the strings."
        : `Remove the \`+\`: \`${joined}\`.`,
    start,
    end,
  };
}
