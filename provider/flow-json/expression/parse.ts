import { truncated } from "../../text";
import type { Span } from "../syntax/json-node";
import { isProblem, type ExpressionProblem } from "./problem";
import type { Reference } from "./reference";
import { tokensOf, type Operator, type Token } from "./tokens";

/** The tree of an expression. */
export type Expression = Span &
  (
    | { readonly kind: "reference"; readonly reference: Reference }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "not"; readonly operand: Expression }
    | Chain
  );

/**
 * Operands of one precedence, from left to right: `a + b - c` has three operands and two operators.
 */
export interface Chain {
  readonly kind: "chain";
  readonly operands: readonly Expression[];
  readonly operators: readonly Operation[];
}

export interface Operation extends Span {
  /** `join` is for two adjacent operands, which are joined to one text. */
  readonly operator: Operator | "join";
}

/** Groups of operators with the same precedence, the lowest first. */
type Levels = readonly (readonly Operation["operator"][])[];

const condition: Levels = [["||"], ["&&"], ["==", "!=", "<", "<=", ">", ">="]];
const backQuoted: Levels = [
  ["join"],
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<", "<=", ">", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];

/** Deeper than any real expression, and far from the limit of the stack. */
const deepest = 100;

/** Parses the condition of an If: comparisons, `&&`, `||`, `!` and parentheses. */
export function parseCondition(text: string): Expression | ExpressionProblem {
  return parse(text, { start: 0, end: text.length }, condition);
}

/** Parses the expression between the backquotes around a text. */
export function parseBackQuoted(text: string): Expression | ExpressionProblem {
  return parse(text, { start: 1, end: text.length - 1 }, backQuoted);
}

function parse(text: string, within: Span, levels: Levels): Expression | ExpressionProblem {
  const tokens = tokensOf(text, within.start, within.end);
  if (isProblem(tokens)) return tokens;
  if (tokens.length === 0) {
    return {
      message: "the expression is empty",
      hint: "Write a binding such as ${data.name}, or compare one with a value.",
      start: 0,
      end: text.length,
    };
  }
  try {
    return new Parser(text, tokens, levels).parse();
  } catch (error) {
    if (error instanceof Stuck) return error.problem;
    throw error;
  }
}

/** Ends the descent at the first problem. */
class Stuck extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.message);
  }
}

class Parser {
  #index = 0;
  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly levels: Levels,
  ) {}

  parse(): Expression {
    const expression = this.#chain(0);
    const rest = this.tokens[this.#index];
    if (rest === undefined) return expression;
    if (rest.kind === ")") {
      throw new Stuck({
        message: "a parenthesis is closed that was not opened",
        hint: "Remove it, or open it before.",
        ...spanOf(rest),
      });
    }
    const sign = truncated(this.text.slice(rest.start, rest.end), 40, "");
    throw new Stuck(
      rest.kind === "operator"
        ? {
            message: `the operator \`${sign}\` cannot be here`,
            hint: "A condition knows ==, !=, <, <=, >, >=, &&, || and !; for more, wrap it in back-quotes (since Flow JSON 6.0).",
            ...spanOf(rest),
          }
        : {
            message: `an operator is missing before \`${sign}\``,
            hint: "Join the operands with &&, || or a comparison.",
            ...spanOf(rest),
          },
    );
  }

  #chain(level: number): Expression {
    const operators = this.levels[level];
    if (operators === undefined) return this.#operand();
    const first = this.#chain(level + 1);
    const operands = [first];
    const operations: Operation[] = [];
    for (;;) {
      const operation = this.#operation(operators);
      if (operation === undefined) break;
      operations.push(operation);
      operands.push(this.#chain(level + 1));
    }
    const last = operands.at(-1) ?? first;
    return operations.length === 0
      ? first
      : { kind: "chain", operands, operators: operations, start: first.start, end: last.end };
  }

  #operation(operators: Levels[number]): Operation | undefined {
    const token = this.tokens[this.#index];
    if (token === undefined || token.kind === ")") return undefined;
    if (token.kind === "operator" && token.operator !== "!") {
      if (!operators.includes(token.operator)) return undefined;
      this.#index++;
      return token;
    }
    if (!operators.includes("join")) return undefined;
    return { operator: "join", start: token.start, end: token.start };
  }

  #operand(): Expression {
    const token = this.tokens[this.#index++];
    if (token === undefined) {
      const end = this.tokens.at(-1) ?? { start: 0, end: 0 };
      throw new Stuck({
        message: "an operand is missing at the end",
        hint: "Write a value behind the operator, or leave it out.",
        ...spanOf(end),
      });
    }
    switch (token.kind) {
      case "(":
        return this.#nested(token, () => this.#parenthesised(token));
      case "operator":
        return this.#signed(token);
      case ")":
        throw new Stuck({
          message: "an operand is missing before the parenthesis",
          hint: "Write a value there, or leave the parentheses out.",
          ...spanOf(token),
        });
      case "reference":
      case "string":
      case "number":
      case "boolean":
        return token;
      default:
        return token satisfies never;
    }
  }

  #parenthesised(open: Span): Expression {
    const inner = this.#chain(0);
    const close = this.tokens[this.#index];
    if (close?.kind !== ")") {
      if (close !== undefined) return inner; // The unexpected token is reported, not the parenthesis.
      throw new Stuck({
        message: "a parenthesis is opened and not closed",
        hint: "Close it, or remove it.",
        ...spanOf(open),
      });
    }
    this.#index++;
    return { ...inner, start: open.start, end: close.end };
  }

  #signed(token: Token & { readonly kind: "operator" }): Expression {
    if (token.operator === "!") {
      const operand = this.#nested(token, () => this.#operand());
      return { kind: "not", operand, start: token.start, end: operand.end };
    }
    const next = this.tokens[this.#index];
    if (token.operator === "-" && next?.kind === "number") {
      this.#index++;
      return { ...next, value: -next.value, start: token.start };
    }
    throw new Stuck({
      message: `an operand is missing before \`${token.operator}\``,
      hint:
        token.operator === "-"
          ? "A minus is the sign of a number or is between two operands."
          : "Write a value on both sides of the operator.",
      ...spanOf(token),
    });
  }

  #nested(token: Span, read: () => Expression): Expression {
    if (++this.#depth > deepest) {
      throw new Stuck({
        message: `the expression is nested more than ${deepest} deep`,
        hint: "Leave out parentheses that change nothing.",
        ...spanOf(token),
      });
    }
    const expression = read();
    this.#depth--;
    return expression;
  }
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
