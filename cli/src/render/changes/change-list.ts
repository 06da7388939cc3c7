import { alignedLists } from "../../../../provider/flow-json/changes/align-lists";
import { textOf } from "../../../../provider/flow-json/changes/describe-changes";
import type { DocumentChange } from "../../../../provider/flow-json/changes/document-changes";
import { SameValues } from "../../../../provider/flow-json/changes/same-values";
import type { Json } from "../../../../provider/flow-json/json";
import { truncated } from "../../../../provider/text";
import { html, type Markup } from "../markup";

/** A longer list would be unreadable. */
const mostListed = 200;
/** Longer values are cut, and their words are not compared. */
const longestValue = 400;

/** The changes of a document in words, the words that differ marked. */
export function changeList(changes: readonly DocumentChange[]): Markup {
  const more = changes.length - mostListed;
  return html`<ul class="changes">${changes
    .slice(0, mostListed)
    .map(
      (change) => html`<li>${inWords(change)}</li>`,
    )}${more > 0 && html`<li>and ${more} more</li>`}</ul>`;
}

function inWords({ place, property = "", kind, before, after }: DocumentChange): Markup {
  const subject = html`<strong>${[...place, property].filter(Boolean).join(" › ")}</strong>`;
  if (kind === "moved") return html`${subject} is moved`;
  if (kind === "changed") return html`${subject}: ${difference(before ?? null, after ?? null)}`;
  const value = property === "" ? "" : html`: ${excerptOf(after ?? before ?? null)}`;
  return html`${subject} is ${kind}${value}`;
}

function difference(before: Json, after: Json): Markup {
  const [old, fresh] = [excerptOf(before), excerptOf(after)];
  if (Math.max(old.length, fresh.length) >= longestValue) {
    return html`<del>${old}</del> <ins>${fresh}</ins>`;
  }
  const [oldWords, words] = [wordsOf(old), wordsOf(fresh)];
  const { pairs } = alignedLists(oldWords, words, new SameValues());
  const kept = pairs.filter(({ isMoved }) => !isMoved);
  const oldKept = new Set(kept.map((pair) => pair.before));
  const newKept = new Set(kept.map((pair) => pair.after));
  const mark = (list: readonly string[], same: ReadonlySet<number>) =>
    list.map((word, at) => (same.has(at) ? word : html`<mark>${word}</mark>`));
  return html`<del>${mark(oldWords, oldKept)}</del> <ins>${mark(words, newKept)}</ins>`;
}

/** The words of a text, and what is between them. */
function wordsOf(text: string): readonly string[] {
  return [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].map(
    ({ segment }) => segment,
  );
}

function excerptOf(value: Json): string {
  return truncated(typeof value === "string" ? value : textOf(value), longestValue);
}
