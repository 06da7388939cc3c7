import type { Chain, Expression, Operation } from "../../../../provider/flow-json/expression/parse";
import type { Reference } from "../../../../provider/flow-json/expression/reference";
import type { Json } from "../../../../provider/flow-json/json";

/** Looks up the current value of a binding; `undefined` if it has none. */
export type Lookup = (reference: Reference) => Json | undefined;

/**
 * The value of an expression. A missing value counts as the empty value of the type that its operator has:
 * `''`, 0 or false (docs/assumptions.md, "How a flow runs").
 *
 * @returns `undefined` only if the expression is a binding without a value.
 * @throws {Error} If a joined text becomes too long.
 */
export function evaluate(expression: Expression, lookup: Lookup): Json | undefined {
  switch (expression.kind) {
    case "reference":
      return lookup(expression.reference);
    case "string":
    case "number":
    case "boolean":
      return expression.value;
    case "not":
      return evaluate(expression.operand, lookup) !== true;
    case "chain":
      return evaluateChain(expression, lookup);
    default:
      return expression satisfies never;
  }
}

function evaluateChain({ operands, operators }: Chain, lookup: Lookup): Json | undefined {
  const [first, ...others] = operands.map((operand) => evaluate(operand, lookup));
  return others.reduce<Json | undefined>((left, right, index) => {
    const operation = operators[index];
    // For the compiler: a chain has one operator less than it has operands.
    return operation === undefined ? left : result(operation.operator, left, right);
  }, first);
}

function result(
  operator: Operation["operator"],
  left: Json | undefined,
  right: Json | undefined,
): Json {
  switch (operator) {
    case "join":
      return joined(textOfValue(left), textOfValue(right));
    case "==":
      return isEqual(left, right);
    case "!=":
      return !isEqual(left, right);
    case "<":
      return numberOf(left) < numberOf(right);
    case "<=":
      return numberOf(left) <= numberOf(right);
    case ">":
      return numberOf(left) > numberOf(right);
    case ">=":
      return numberOf(left) >= numberOf(right);
    case "&&":
      return left === true && right === true;
    case "||":
      return left === true || right === true;
    case "+":
      return numberOf(left) + numberOf(right);
    case "-":
      return numberOf(left) - numberOf(right);
    case "*":
      return numberOf(left) * numberOf(right);
    case "/":
      return orZero(numberOf(left) / numberOf(right));
    case "%":
      return orZero(numberOf(left) % numberOf(right));
    default:
      return operator satisfies never;
  }
}

/** A length in characters. A few lines of a document can double a text again and again. */
const longestText = 10_000_000;

function joined(left: string, right: string): string {
  if (left.length + right.length <= longestText) return left + right;
  throw new Error(`an expression gives a text of more than ${longestText} characters`);
}

/** Meta documents that a division by zero gives 0, and so does its remainder. */
function orZero(quotient: number): number {
  return Number.isFinite(quotient) ? quotient : 0;
}

/** A text that is a number counts as the number. Any other value counts as 0. */
function numberOf(value: Json | undefined): number {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : 0;
}

/** A missing value equals the empty value of the other operand's type. */
function isEqual(left: Json | undefined, right: Json | undefined): boolean {
  if (left === undefined) return right === undefined || isEmpty(right);
  if (right === undefined) return isEmpty(left);
  return left === right;
}

function isEmpty(value: Json): boolean {
  return value === "" || value === 0 || value === false;
}

/** A value as a part of a text. */
export function textOfValue(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
