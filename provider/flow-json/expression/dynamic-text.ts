import type { Span } from "../syntax/span";
import { type Expression, parseBackQuoted } from "./parse";
import { type ExpressionProblem, isProblem } from "./problem";
import { readReference, type Reference } from "./reference";

/** What a text is to WhatsApp where a value may be dynamic. */
export type DynamicText =
  /** Shown as it stands. */
  | { readonly kind: "static" }
  | { readonly kind: "binding"; readonly reference: Reference }
  /** In back-quotes, from 6.0. */
  | { readonly kind: "expression"; readonly expression: Expression }
  /** Meant as a binding or an expression, and not one. */
  | {
      readonly kind: "broken";
      readonly form: "binding" | "expression";
      readonly problem: ExpressionProblem;
    }
  /** A text with bindings in it, which is shown as it stands, braces and all. */
  | { readonly kind: "mixed"; readonly bindings: readonly Span[] };

/** Reads a text. @param expressions Whether the version knows expressions in back-quotes. */
export function readDynamicText(value: string, expressions: boolean): DynamicText {
  if (expressions && value.length > 1 && value.startsWith("`") && value.endsWith("`")) {
    const expression = parseBackQuoted(value);
    return isProblem(expression)
      ? { kind: "broken", form: "expression", problem: expression }
      : { kind: "expression", expression };
  }
  const bindings = bindingsIn(value);
  const [first] = bindings;
  if (first === undefined) return { kind: "static" };
  if (first.start > 0 || first.end < value.length) return { kind: "mixed", bindings };
  const reference = readReference(value, 0);
  return isProblem(reference)
    ? { kind: "broken", form: "binding", problem: reference }
    : { kind: "binding", reference };
}

/** What looks like a binding: `${data.`, `${form.` or `${screen.` and a closing brace. */
function bindingsIn(value: string): readonly Span[] {
  const bindings: Span[] = [];
  let start = value.indexOf("${");
  while (start !== -1) {
    const close = value.indexOf("}", start);
    if (close === -1) break;
    const begins = value.slice(start + 2, start + 10).trimStart();
    if (/^(?:data|form|screen)\b/i.test(begins)) bindings.push({ start, end: close + 1 });
    start = value.indexOf("${", close);
  }
  return bindings;
}
