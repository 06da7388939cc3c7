/** Markup that may stand in a page as it is. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What a template takes: texts are escaped, markup is not, `undefined` and `false` are nothing. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/**
 * A template of HTML or SVG. All that is put into it is escaped, so what comes out of a document
 * can be nothing but text.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(
    parts.map((part, at) => part + (at < values.length ? rendered(values[at]) : "")).join(""),
  );
}

function rendered(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "string" || typeof content === "number") return escaped(String(content));
  return content.map(rendered).join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return (
    text
      // No XML document may hold these, not even as entities.
      // oxlint-disable-next-line no-control-regex -- it is control characters that are meant
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
      .replace(/[&<>"']/g, (character) => entities[character] ?? "")
  );
}
