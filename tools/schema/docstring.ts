import type ts from "typescript";

/** What the docstring of a symbol says, for readers in any language. */
export interface Docstring {
  /** Markdown, with the default and the page a fact comes from. */
  readonly text: string;
  /** The text after `@default`, as JSON where it is some. */
  readonly defaultValue: unknown;
  has(tag: string): boolean;
  /** The text after a tag. */
  tag(name: string): string | undefined;
}

/** Reads a docstring. What is in `@remarks` and in `@example` is for TypeScript alone. */
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

/** Lines of a paragraph are joined, and a link to a symbol becomes its name. */
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
