import type ts from "typescript";

/** The docstring of a symbol, for readers in any language. */
export interface Docstring {
  /**
   * Markdown: the description, then sentences for `@default`, `@environment` and `@see`. `@remarks`
   * and `@example` are left out, since they are only for TypeScript.
   */
  readonly text: string;
  /** The JSON value after `@default`; `undefined` without the tag, or if it has other text. */
  readonly defaultValue: unknown;
  /** Whether there is a tag, named without `@`. */
  has(tag: string): boolean;
  /** The text after a tag, named without `@`; `undefined` without the tag. */
  tag(name: string): string | undefined;
}

/** Reads the docstring of a symbol; the text is empty if there is none. */
export function docstringOf(symbol: ts.Symbol, checker: ts.TypeChecker): Docstring {
  const tags = new Map(
    symbol.getJsDocTags(checker).map(({ name, text }) => [name, markdown(text ?? [])]),
  );
  const defaultText = tags.get("default");
  const variable = tags.get("environment");
  const see = tags.get("see");
  const defaultValue = defaultText === undefined ? undefined : constantIn(defaultText);
  const sentences = [
    markdown(symbol.getDocumentationComment(checker)),
    ...(defaultText === undefined ? [] : [defaultSentence(defaultText, defaultValue)]),
    ...(variable === undefined ? [] : [`Environment variable: \`${variable}\`.`]),
    // A full stop would become part of the address.
    ...(see === undefined ? [] : [`See ${see}`]),
  ];
  return {
    text: sentences.join(" ").trim(),
    defaultValue,
    has: (tag) => tags.has(tag),
    tag: (name) => tags.get(name),
  };
}

/** Joins the lines of each paragraph, and replaces a `{@link}` to a symbol with its name. */
function markdown(parts: readonly ts.SymbolDisplayPart[]): string {
  const text = parts
    // `{@link ` and `}` are parts of their own, of the kind "link".
    .filter(({ kind }) => kind !== "link")
    .map((part) => (part.kind === "linkName" ? `\`${part.text}\`` : part.text))
    .join("");
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replaceAll(/\s*\n\s*/g, " ").trim())
    .join("\n\n");
}

function constantIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function defaultSentence(text: string, constant: unknown): string {
  return `Default: ${constant === undefined ? text : `\`${String(constant)}\``}.`;
}
