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

/** An operator between two operands. */
export interface Operation extends Span {
  /** `join` is between two adjacent operands, which WhatsApp joins to one text. */
  readonly operator: Exclude<Operator, "!"> | "join";
}

/**
 * Groups of operators with the same precedence, the lowest first. Meta documents only that `&&`
 * binds tighter than `||`.
 */
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

/**
 * In parentheses and negations: more than in any real expression, and far from the limit of the
 * stack.
 */
const deepest = 100;

/** Parses the condition of an If: comparisons, `&&`, `||`, `!` and parentheses. */
export function parseCondition(text: string): Expression | ExpressionProblem {
  return parse(text, { start: 0, end: text.length }, condition);
}

/** Parses the expression between the back-quotes around a text. */
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
    if (error instanceof ParseError) return error.problem;
    throw error;
  }
}

/** The first problem, which ends the parsing. */
class ParseError extends Error {
  constructor(readonly problem: ExpressionProblem) {
    super(problem.message);
  }
}

/** A recursive descent over the tokens: a method for each kind of part. */
class Parser {
  /** The index of the next token. */
  #index = 0;
  /** The number of parentheses and negations around the next token. */
  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly levels: Levels,
  ) {}

  parse(): Expression {
    const expression = this.#readChain(0);
    const token = this.tokens[this.#index];
    if (token === undefined) return expression;
    if (token.kind === ")") {
      throw new ParseError({
        message: "a parenthesis is closed that was not opened",
        hint: "Remove the parenthesis, or open one before it.",
        ...spanOf(token),
      });
    }
    const sign = truncated(this.text.slice(token.start, token.end), 40, "");
    if (token.kind === "operator") {
      throw new ParseError({
        message: `the operator \`${sign}\` cannot be here`,
        hint: "A condition knows ==, !=, <, <=, >, >=, &&, || and !; for more, wrap it in back-quotes (since Flow JSON 6.0).",
        ...spanOf(token),
      });
    }
    throw new ParseError({
      message: `an operator is missing before \`${sign}\``,
      hint: "Join the operands with &&, || or a comparison.",
      ...spanOf(token),
    });
  }

  /** Operands joined by operators of a level; a single operand is returned itself. */
  #readChain(level: number): Expression {
    const operators = this.levels[level];
    if (operators === undefined) return this.#readOperand(); // After the highest precedence.
    const first = this.#readChain(level + 1);
    const operands = [first];
    const operations: Operation[] = [];
    for (;;) {
      const operation = this.#readOperation(operators);
      if (operation === undefined) break;
      operations.push(operation);
      operands.push(this.#readChain(level + 1));
    }
    const lastOperand = operands.at(-1) ?? first;
    return operations.length === 0
      ? first
      : {
          kind: "chain",
          operands,
          operators: operations,
          start: first.start,
          end: lastOperand.end,
        };
  }

  /**
   * The operator before the next token, or the next token if it is one; `undefined` if `operators`
   * lacks it.
   */
  #readOperation(operators: Levels[number]): Operation | undefined {
    const token = this.tokens[this.#index];
    if (token === undefined || token.kind === ")") return undefined;
    if (token.kind === "operator" && token.operator !== "!") {
      if (!operators.includes(token.operator)) return undefined;
      this.#index += 1;
      return { operator: token.operator, ...spanOf(token) };
    }
    // The next token begins an operand, so the two are adjacent.
    if (!operators.includes("join")) return undefined;
    return { operator: "join", start: token.start, end: token.start };
  }

  #readOperand(): Expression {
    const token = this.tokens[this.#index];
    this.#index += 1;
    if (token === undefined) {
      const lastToken = this.tokens.at(-1) ?? { start: 0, end: 0 };
      throw new ParseError({
        message: "an operand is missing at the end",
        hint: "Write a value after the operator, or leave the operator out.",
        ...spanOf(lastToken),
      });
    }
    switch (token.kind) {
      case "(":
        return this.#readNested(token, () => this.#readParenthesized(token));
      case "operator":
        return this.#readSigned(token);
      case ")":
        throw new ParseError({
          message: "an operand is missing before the parenthesis",
          hint: "Write a value before the parenthesis, or leave the parentheses out.",
          ...spanOf(token),
        });
      case "reference":
      case "string":
      case "number":
      case "boolean":
        return token; // These tokens look like an expression.
      default:
        return token satisfies never;
    }
  }

  /** The expression after an opening parenthesis, up to the closing one. */
  #readParenthesized(open: Span): Expression {
    const inner = this.#readChain(0);
    const close = this.tokens[this.#index];
    if (close?.kind !== ")") {
      if (close !== undefined) return inner; // `parse` reports the unexpected token.
      throw new ParseError({
        message: "a parenthesis is opened and not closed",
        hint: "Close the parenthesis, or remove it.",
        ...spanOf(open),
      });
    }
    this.#index += 1;
    return { ...inner, start: open.start, end: close.end };
  }

  /** An operand with a negation or a minus before it. */
  #readSigned(token: Token & { readonly kind: "operator" }): Expression {
    if (token.operator === "!") {
      const operand = this.#readNested(token, () => this.#readOperand());
      return { kind: "not", operand, start: token.start, end: operand.end };
    }
    const next = this.tokens[this.#index];
    if (token.operator === "-" && next?.kind === "number") {
      this.#index += 1;
      return { ...next, value: -next.value, start: token.start };
    }
    throw new ParseError({
      message: `an operand is missing before \`${token.operator}\``,
      hint:
        token.operator === "-"
          ? "A minus is the sign of a number or is between two operands."
          : "Write a value on both sides of the operator.",
      ...spanOf(token),
    });
  }

  /** Reads a part one level deeper; each level is a recursion. */
  #readNested(token: Span, read: () => Expression): Expression {
    this.#depth += 1;
    if (this.#depth > deepest) {
      throw new ParseError({
        message: `the expression is nested more than ${deepest} deep`,
        hint: "Leave out parentheses that change nothing.",
        ...spanOf(token),
      });
    }
    const expression = read();
    this.#depth -= 1;
    return expression;
  }
}

/** The span alone, without a token's other members. */
function spanOf({ start, end }: Span): Span {
  return { start, end };
}
