import { firstOf, printable } from "../../../provider/text";
import { html } from "../render/markup";

/** A length in characters: a longer line of a block hides the others. */
const longestLine = 500;

/**
 * Formats untrusted text as a code span within a line: no markup, links, mentions or references.
 *
 * @param most The most characters that are shown.
 */
export function code(text: string, most = 80): string {
  const line = truncate(printable(text), most);
  // A code span without text is invisible, or shown as its backticks.
  if (line.trim() === "") return "(empty)";
  // A fence of more backticks than the text has in a row cannot end within the text.
  const fence = "`".repeat(1 + longestRun(line));
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return fence + space + line + space + fence;
}

/** Formats untrusted lines as a code block. */
export function block(language: string, lines: readonly string[]): string {
  const texts = lines.map(printable);
  const fence = "`".repeat(Math.max(3, 1 + longestRun(texts.join("\n"))));
  return [fence + language, ...texts, fence].join("\n");
}

/** A table. The cells are Markdown: the caller escapes untrusted text, for example with `code`. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A section that opens on a click, in GitHub and GitLab. */
export function foldableSection(title: string, content: string): string {
  return `<details><summary>${html`${printable(title)}`.text}</summary>\n\n${content}\n\n</details>`;
}

/**
 * An invisible mark, by which a later run finds its own comment: it is the comment's first line, which
 * `examples/pipelines/ci/comment-github.sh` and `comment-gitlab.sh` search for. It is an HTML comment, so two
 * hyphens in the text would end it.
 */
export function hiddenMark(text: string): string {
  return `<!-- kaleyra-flows: ${text.replace(/[^\w./ -]|--+/g, "_")} -->`;
}

/** The first items of a list, and as the last item how many are left out. */
export function firstItems(items: readonly string[], most: number): readonly string[] {
  const { first, more } = firstOf(items, most);
  return more === undefined ? first : [...first, `… ${more}`];
}

/** The first lines for a block, each cut to a maximum length. */
export function firstLines(lines: readonly string[], most: number): readonly string[] {
  return firstItems(
    lines.map((line) => truncate(line, longestLine)),
    most,
  );
}

/** Cuts a text to `most` characters, and adds how many it has. An emoji counts as one. */
function truncate(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  return `${characters.slice(0, most).join("")}… (${characters.length} characters)`;
}

/** The most backticks in a row. */
function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
