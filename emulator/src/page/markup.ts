/** Markup that a page can contain without escaping. */
export class Markup {
  constructor(readonly text: string) {}
}

/** The values of a template. Strings are escaped, markup is not; `undefined` and `false` are empty. */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/**
 * A template of HTML. Escapes all strings: names of flows and paths of requests come from clients. The style of
 * a class is in `page.css`; no compiler checks classes.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(
    parts
      .map((part, index) => part + (index < values.length ? rendered(values[index]) : ""))
      .join(""),
  );
}

function rendered(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(rendered).join("");
  return String(content).replace(
    // oxlint-disable-next-line no-control-regex -- control characters are what it replaces
    /[&<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f]|\p{Surrogate}/gu,
    (character) => entities[character] ?? "\ufffd",
  );
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
