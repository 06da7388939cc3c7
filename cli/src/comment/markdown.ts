import { printable } from "../../../provider/text";
import { html } from "../render/markup";

/**
 * Formats untrusted text as a code span within a line: no markup, links, mentions or references.
 */
export function code(text: string, longest = 80): string {
  const line = truncate(printable(text), longest);
  if (line.trim() === "") return "(empty)";
  const fence = "`".repeat(1 + longestRun(line));
  const space = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return fence + space + line + space + fence;
}

/** Formats untrusted lines as a code block. */
export function block(language: string, lines: readonly string[]): string {
  const texts = lines.map(printable);
  const fence = "`".repeat(Math.max(3, 1 + Math.max(0, ...texts.map(longestRun))));
  return [fence + language, ...texts, fence].join("\n");
}

/** A table. The cells are Markdown, so untrusted text in them is escaped already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(heads), line(heads.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A section that opens on a click, in GitHub and GitLab. */
export function foldableSection(title: string, content: string): string {
  return `<details><summary>${html`${printable(title)}`.text}</summary>\n\n${content}\n\n</details>`;
}

/** An invisible mark. A later run finds its own comment by it. */
export function hiddenMark(text: string): string {
  return `<!-- kaleyra-flows: ${text.replace(/[^\w./ -]|--+/g, "_")} -->`;
}

/** The first lines, each cut to a maximum length, then a line with the number of omitted lines. */
export function firstOf(lines: readonly string[], most: number): readonly string[] {
  const more = lines.length - most;
  const first = lines.slice(0, most).map((line) => truncate(line, 500));
  return more > 0 ? [...first, `… and ${more} more`] : first;
}

function truncate(text: string, longest: number): string {
  const letters = [...text];
  if (letters.length <= longest) return text;
  return `${letters.slice(0, longest).join("")}… (${letters.length} characters)`;
}

function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
