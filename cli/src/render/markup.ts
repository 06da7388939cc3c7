/** Markup that a page can contain without escaping. */
export class Markup {
  constructor(readonly text: string) {}
}

/**
 * The values of a template. Strings are escaped, markup is not; `undefined` and `false` are empty.
 */
export type Content = Markup | string | number | false | undefined | readonly Content[];

/**
 * A template of HTML or SVG. Escapes all strings, so a document can only add text. The style of a class is
 * in `render/style.ts`, in `style.ts` of the folder, or in `dev/view/style.ts`; no compiler checks classes.
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
      // XML does not allow these characters, even as entities.
      // oxlint-disable-next-line no-control-regex -- control characters are what it replaces
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "\ufffd")
      .replace(/[&<>"']/g, (character) => entities[character] ?? "")
  );
}

/** The outlines of icons on a grid of 24. Each is next to a text, so screen readers skip it. */
const paths = {
  back: "M15 6l-6 6 6 6",
  calendar: "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
  camera: "M3 8h4l2-3h6l2 3h4v11H3zM12 10a3.5 3.5 0 1 0 .01 0",
  document: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6",
  down: "M6 9l6 6 6-6",
  onward: "M9 6l6 6-6 6",
  image: "M3 5h18v14H3zM3 16l5-5 5 5 3-3 5 5M15.5 9.5h.01",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 6h.01M12 12h.01M12 18h.01",
};

export function icon(name: keyof typeof paths): Markup {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${paths[name]}" /></svg>`;
}
