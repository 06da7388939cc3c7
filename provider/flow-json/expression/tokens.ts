import { truncated } from "../../text";
import type { Span } from "../syntax/json-node";
import { isProblem, type ExpressionProblem } from "./problem";
import { readReference, type Reference } from "./reference";

export type Operator =
  | "=="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "&&"
  | "||"
  | "!"
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";

/** A part of an expression: a whole binding, a literal, an operator or a parenthesis. */
export type Token = Span &
  (
    | { readonly kind: "reference"; readonly reference: Reference }
    | { readonly kind: "string"; readonly value: string }
    | { readonly kind: "number"; readonly value: number }
    | { readonly kind: "boolean"; readonly value: boolean }
    | { readonly kind: "operator"; readonly operator: Operator }
    | { readonly kind: "(" | ")" }
  );

// Sticky, as `matchLength` needs them.
const word = /[A-Za-z_][\w.]*/y;
const digits = /\d+(?:\.\d+)?/y;
const operator = /==|!=|<=|>=|&&|\|\||[<>!+\-*/%]/y;
const space = /\s+/y;

/**
 * Splits the part of a text from `from` to `to` into tokens, or returns the problem of the first
 * one that is invalid.
 */
export function tokensOf(
  text: string,
  from: number,
  to: number,
): readonly Token[] | ExpressionProblem {
  const tokens: Token[] = [];
  let offset = from + matchLength(space, text, from);
  while (offset < to) {
    const token = tokenAt(text, offset, to);
    if (isProblem(token)) return token;
    tokens.push(token);
    offset = token.end + matchLength(space, text, token.end);
  }
  return tokens;
}

function tokenAt(text: string, offset: number, to: number): Token | ExpressionProblem {
  const first = text[offset] ?? "";
  if (first === "(" || first === ")") return { kind: first, start: offset, end: offset + 1 };
  if (first === "'") return stringAt(text, offset, to);
  if (text.startsWith("${", offset)) return referenceAt(text, offset, to);

  const numberLength = matchLength(digits, text, offset);
  if (numberLength > 0) return numberAt(text, offset, numberLength);
  const operatorLength = matchLength(operator, text, offset);
  // JavaScript's `===` and `!==` have hints of their own.
  if (operatorLength > 0 && !text.startsWith("===", offset) && !text.startsWith("!==", offset)) {
    const end = offset + operatorLength;
    return { kind: "operator", operator: text.slice(offset, end) as Operator, start: offset, end };
  }
  const name = text.slice(offset, offset + matchLength(word, text, offset));
  if (name === "true" || name === "false") {
    return { kind: "boolean", value: name === "true", start: offset, end: offset + name.length };
  }
  return unknownTokenAt(text, offset, name);
}

/** Reads a text in quotes, in which a backslash escapes the next character. */
function stringAt(text: string, start: number, to: number): Token | ExpressionProblem {
  for (let offset = start + 1; offset < to; offset += 1) {
    if (text[offset] === "\\") {
      offset += 1;
    } else if (text[offset] === "'") {
      const value = text.slice(start + 1, offset).replace(/\\(.)/gs, "$1");
      return { kind: "string", value, start, end: offset + 1 };
    }
  }
  return {
    message: "a quote is opened and not closed",
    hint: "Close the text with a single quote.",
    start,
    end: to,
  };
}

function referenceAt(text: string, start: number, to: number): Token | ExpressionProblem {
  const close = text.indexOf("}", start);
  if (close === -1 || close >= to) {
    return {
      message: "a binding is opened and not closed",
      hint: "Close the binding with a brace.",
      start,
      end: to,
    };
  }
  const reference = readReference(text.slice(start, close + 1), start, "expression");
  return isProblem(reference) ? reference : { kind: "reference", reference, start, end: close + 1 };
}

function numberAt(text: string, start: number, size: number): Token | ExpressionProblem {
  const end = start + size;
  // Meta's client refuses it.
  if (/^0\d/.test(text.slice(start, start + 2))) {
    return { message: "a number begins with a zero", hint: "Leave leading zeros out.", start, end };
  }
  return { kind: "number", value: Number(text.slice(start, end)), start, end };
}

/** How other languages write something, and how an expression does. The first that matches counts. */
const hints: readonly (readonly [prefix: string, hint: string])[] = [
  ["{", "Write a binding as ${data.name}, with a dollar sign and one pair of braces."],
  ["$", "Write a binding as ${data.name}, with a dollar sign and one pair of braces."],
  ["===", "Compare with ==."],
  ["!==", "Compare with !=."],
  ["=", "Compare with ==."],
  ["&", "Write && for and."],
  ["|", "Write || for or."],
  ['"', "Put texts in single quotes."],
  ["?", "There is no conditional operator (? :); use If or Switch."],
  // Two backslashes, since the expression is in a JSON string.
  ["`", "Write a back-quote within a text as \\\\`."],
];

function unknownTokenAt(text: string, start: number, name: string): ExpressionProblem {
  const [prefix, hint] = hints.find(([sign]) => text.startsWith(sign, start)) ?? [];
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const found = name === "" ? (prefix ?? character) : name;
  return {
    message: `\`${truncated(found, 40, "")}\` is not part of the language of expressions`,
    hint: hint ?? "Put texts in single quotes and names in bindings such as ${data.name}.",
    start,
    end: start + found.length,
  };
}

/** The length of a match at exactly this offset; 0 without one. The pattern must be sticky. */
function matchLength(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.exec(text)?.[0].length ?? 0;
}
