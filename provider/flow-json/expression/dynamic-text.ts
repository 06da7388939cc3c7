import type { Span } from "../syntax/json-node";
import { parseBackQuoted, type Expression } from "./parse";
import { isProblem, type ExpressionProblem } from "./problem";
import { readReference, type Reference } from "./reference";

/** How WhatsApp reads a text in a property that may be dynamic. */
export type DynamicText =
  /** Shown literally. */
  | { readonly kind: "static" }
  /** The whole text is one binding. */
  | { readonly kind: "binding"; readonly reference: Reference }
  /** The whole text is in back-quotes, from Flow JSON 6.0. */
  | { readonly kind: "expression"; readonly expression: Expression }
  /** An invalid binding or expression. */
  | {
      readonly kind: "broken";
      readonly form: "binding" | "expression";
      readonly problem: ExpressionProblem;
    }
  /** A text that contains bindings, which are shown literally, with their braces. */
  | { readonly kind: "mixed"; readonly bindings: readonly Span[] }
  /**
   * A text with placeholders in another notation, such as `{{data.name}}`, which are shown
   * literally.
   */
  | { readonly kind: "placeholders"; readonly placeholders: readonly Placeholder[] };

/** A placeholder in a notation that WhatsApp does not know. */
export interface Placeholder extends Span {
  /** For example `data.name`. */
  readonly path: string;
  /**
   * Whether the path begins with `data`, `form` or `screen`. Otherwise it is a name alone, and may be a
   * placeholder of the author's own.
   */
  readonly hasScope: boolean;
  readonly isUnclosed: boolean;
}

/**
 * Whether a text may be a binding or an expression, or contain a binding, so that its value is known
 * only when the flow runs.
 */
export function mayBeDynamic(text: string): boolean {
  return text.includes("${") || text.startsWith("`");
}

/**
 * Reads a text as WhatsApp does.
 *
 * @param supportsExpressions Whether the version supports expressions in back-quotes.
 */
export function readDynamicText(value: string, supportsExpressions: boolean): DynamicText {
  const isInBackQuotes = value.length > 1 && value.startsWith("`") && value.endsWith("`");
  if (supportsExpressions && isInBackQuotes) {
    const expression = parseBackQuoted(value);
    return isProblem(expression)
      ? { kind: "broken", form: "expression", problem: expression }
      : { kind: "expression", expression };
  }
  const bindings = bindingsIn(value);
  const [first] = bindings;
  if (first === undefined) {
    const placeholders = placeholdersIn(value);
    return placeholders.length > 0 ? { kind: "placeholders", placeholders } : { kind: "static" };
  }
  if (first.start > 0 || first.end < value.length) return { kind: "mixed", bindings };
  const reference = readReference(value, 0);
  return isProblem(reference)
    ? { kind: "broken", form: "binding", problem: reference }
    : { kind: "binding", reference };
}

/**
 * Everything that is meant as a binding: `${`, the word data, form or screen, and later a closing
 * brace. Capitals and a negation inside the braces are mistakes that `readReference` reports.
 */
function bindingsIn(value: string): readonly Span[] {
  const bindings: Span[] = [];
  let start = value.indexOf("${");
  while (start !== -1) {
    const close = value.indexOf("}", start);
    if (close === -1) break;
    // No more than the pattern needs, so that a long text costs linear time.
    const beginning = value.slice(start + 2, start + 10).trimStart();
    if (/^!?\s?(?:data|form|screen)\b/i.test(beginning)) bindings.push({ start, end: close + 1 });
    start = value.indexOf("${", close);
  }
  return bindings;
}

/** A name with its scope, such as `data.user.name`. */
const scoped = String.raw`((?:data|form|screen)(?:\.[\w-]+)+)`;
/** Bounded, as the length of a name without a scope: a search in a long text takes linear time. */
const space = String.raw`\s{0,3}`;
/**
 * `{{data.name}}` or `{name}`, `$(data.name)` or `$[data.name]`, `${data.name` without its brace,
 * and `$data.name`.
 */
const notations = new RegExp(
  [
    String.raw`\$?\{{1,3}${space}(?:${scoped}|([A-Za-z_]\w{0,60}))${space}\}{1,3}`,
    String.raw`\$[([]${space}${scoped}${space}[)\]]`,
    String.raw`\$\{${space}${scoped}(?![\w.-]|${space}\})`,
    String.raw`\$${scoped}`,
  ].join("|"),
  "g",
);

function placeholdersIn(value: string): readonly Placeholder[] {
  if (!/[{$]/.test(value)) return [];
  return [...value.matchAll(notations)].map((match) => {
    // A group for each notation; one of them matches.
    const [placeholder, inBraces, withoutScope, inBrackets, unclosed, withDollar] = match;
    return {
      path: inBraces ?? withoutScope ?? inBrackets ?? unclosed ?? withDollar ?? "",
      hasScope: withoutScope === undefined,
      isUnclosed: unclosed !== undefined,
      start: match.index,
      end: match.index + placeholder.length,
    };
  });
}

/** The message and hint for a text with a back-quote at only one of its ends. */
export function unclosedBackQuote(text: string): {
  readonly message: string;
  readonly hint: string;
} {
  const isShort = text.length <= 100; // A hint repeats only a short text.
  if (text.startsWith("`")) {
    return {
      message: "the back-quote at the beginning is not closed, so this is not an expression",
      hint: `End the text with a back-quote${isShort ? `: ${text}\`` : ""}.`,
    };
  }
  return {
    message: "the back-quote at the end is not opened, so this is not an expression",
    hint: `Begin the text with a back-quote${isShort ? `: \`${text}` : ""}.`,
  };
}
