import type ts from "typescript";

/** The docstring of a symbol, for readers in any language. */
export interface Docstring {
  /** Markdown, with the default and a link to the source page. */
  readonly text: string;
  /** The text after `@default`, parsed as JSON if possible. */
  readonly defaultValue: unknown;
  has(tag: string): boolean;
  /** The text after a tag. */
  tag(name: string): string | undefined;
}

/** Reads a docstring. `@remarks` and `@example` are only for TypeScript. */
export function docstringOf(symbol: ts.Symbol, checker: ts.TypeChecker): Docstring {
  const tags = new Map(
    symbol.getJsDocTags(checker).map(({ name, text }) => [name, markdown(text ?? [])]),
  );
  const [inDefault, see, variable] = [
    tags.get("default"),
    tags.get("see"),
    tags.get("environment"),
  ];
  const defaultValue = inDefault === undefined ? undefined : constantIn(inDefault);
  const sentences = [
    markdown(symbol.getDocumentationComment(checker)),
    ...(inDefault === undefined ? [] : [defaultSentence(inDefault, defaultValue)]),
    ...(variable === undefined ? [] : [`Environment variable: \`${variable}\`.`]),
    ...(see === undefined ? [] : [`See ${see}`]),
  ];
  return {
    text: sentences.join(" ").trim(),
    defaultValue,
    has: (tag) => tags.has(tag),
    tag: (name) => tags.get(name),
  };
}

/** Joins the lines of a paragraph, and replaces a link to a symbol by its name. */
function markdown(parts: readonly ts.SymbolDisplayPart[]): string {
  const text = parts
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
