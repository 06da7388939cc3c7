import { drawImage } from "./components/images";
import { literal } from "./display-value";
import { html, type Markup } from "./markup";

/** A TextBody or TextCaption supports part of Markdown; a RichText also has headings and tables. */
export interface MarkdownOptions {
  readonly rich: boolean;
}

/** Lines of the same kind, without the marks of that kind. */
interface Block {
  readonly kind: "paragraph" | "heading" | "list" | "numberedList" | "table";
  readonly lines: string[];
}

/** Renders the part of Markdown that WhatsApp supports; the rest stays as it is written. */
export function markdown(text: string, { rich }: MarkdownOptions): Markup {
  const blocks: Block[] = [];
  for (const line of text.split("\n")) {
    const { kind, content } = readLine(line.trim(), rich);
    const lastBlock = blocks.at(-1);
    // Two headings in a row are two blocks.
    if (lastBlock?.kind === kind && kind !== "heading") lastBlock.lines.push(content);
    else blocks.push({ kind, lines: [content] });
  }
  return html`${blocks.filter(({ lines }) => lines.some((line) => line !== "")).map(block)}`;
}

/** The kind of block that a line belongs to, and its text without the marks of the block. */
function readLine(line: string, rich: boolean): { kind: Block["kind"]; content: string } {
  const heading = rich ? /^#{1,2}\s+(.*)$/s.exec(line)?.[1] : undefined;
  if (heading !== undefined) return { kind: "heading", content: heading };
  const bullet = /^[-+*]\s+(.*)$/s.exec(line)?.[1];
  if (bullet !== undefined) return { kind: "list", content: bullet };
  const numbered = /^\d{1,9}[.)]\s+(.*)$/s.exec(line)?.[1];
  if (numbered !== undefined) return { kind: "numberedList", content: numbered };
  if (rich && line.startsWith("|")) return { kind: "table", content: line };
  return { kind: "paragraph", content: line };
}

function block({ kind, lines }: Block): Markup {
  switch (kind) {
    case "heading":
      return html`<h4 class="heading">${lines.map(inline)}</h4>`;
    case "list":
      return html`<ul>${lines.map((line) => html`<li>${inline(line)}</li>`)}</ul>`;
    case "numberedList":
      return html`<ol>${lines.map((line) => html`<li>${inline(line)}</li>`)}</ol>`;
    case "table":
      return table(lines);
    case "paragraph":
      return html`<p>${lines.map((line, index) => html`${index > 0 && html`<br>`}${inline(line)}`)}</p>`;
    default:
      return kind satisfies never;
  }
}

/** A table. The line of dashes between head and body is omitted. */
function table(lines: readonly string[]): Markup {
  const rows = lines
    .filter((line) => !/^[|\s:-]+$/.test(line))
    .map((line) => line.replace(/^\||\|$/g, "").split("|"));
  const [head = [], ...body] = rows;
  return html`<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${head.map(
    (cell) => html`<th scope="col">${inline(cell.trim())}</th>`,
  )}</tr></thead><tbody>${body.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${inline(cell.trim())}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** The spans in a line, the longer marks first. No span can contain its own delimiter, so one pass is enough. */
const spanForms = [
  /!\[(?<alt>[^[\]]*)\]\((?<source>[^()\s]*)\)/,
  /\[(?<link>[^[\]]*)\]\((?<url>[^()\s]*)\)/,
  /\*\*\*(?<both>[^*]+)\*\*\*/,
  /\*\*(?<bold>[^*]+)\*\*/,
  /(?<![\w*])[*_](?<italic>[^*_]+)[*_](?![\w*])/,
  /~~(?<struck>[^~]+)~~/,
];
const spans = new RegExp(spanForms.map(({ source }) => source).join("|"), "g");

/** A line with its spans. */
function inline(line: string): Markup {
  const parts: Markup[] = [];
  let end = 0;
  for (const match of line.matchAll(spans)) {
    parts.push(html`${line.slice(end, match.index)}`, span(match.groups ?? {}));
    end = match.index + match[0].length;
  }
  return html`${parts}${line.slice(end)}`;
}

/** A span, from the named groups of its form. */
function span(groups: Readonly<Record<string, string | undefined>>): Markup {
  const { alt, source, link, url, both, bold, italic, struck } = groups;
  if (source !== undefined) return drawImage({ value: literal(source), source: undefined }, alt);
  if (link !== undefined) return linkTo(url ?? "", inline(link));
  if (both !== undefined) return html`<strong><em>${inline(both)}</em></strong>`;
  if (bold !== undefined) return html`<strong>${inline(bold)}</strong>`;
  if (italic !== undefined) return html`<em>${inline(italic)}</em>`;
  return html`<s>${inline(struck ?? "")}</s>`;
}

/** Allows only web addresses: a document must not make the page run `javascript:`. */
function linkTo(url: string, text: Markup): Markup {
  return /^https?:\/\/[^/]/i.test(url)
    ? html`<a href="${url}" rel="noopener noreferrer">${text}</a>`
    : html`<span class="link">${text}</span>`;
}
