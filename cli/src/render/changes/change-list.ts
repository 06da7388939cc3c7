import { alignLists } from "../../../../provider/flow-json/changes/align-lists";
import { textOf } from "../../../../provider/flow-json/changes/describe-changes";
import { SameValues } from "../../../../provider/flow-json/changes/same-values";
import type { Json } from "../../../../provider/flow-json/json";
import { firstOf, truncated } from "../../../../provider/text";
import { html, type Markup } from "../markup";
import type { ShownChange } from "./moves";

/** A length in characters. Longer values are cut, and their words are not compared. */
const longestValue = 400;

/** The changes of a document as sentences. In a changed value, the words that differ are marked. */
export function changeList(changes: readonly ShownChange[], mostListed: number): Markup {
  const { first, more } = firstOf(changes, mostListed);
  return html`<ul class="changes">${first.map(
    (change) => html`<li>${sentence(change)}</li>`,
  )}${more && html`<li>${more}</li>`}</ul>`;
}

function sentence(change: ShownChange): Markup {
  const { place, property = "", kind, before, after } = change;
  const caption = change.caption === undefined ? "" : ` (“${change.caption}”)`;
  const words = placeInWords([placeInWords(place) + caption, propertyInWords(property)]);
  const subject = html`<strong>${words}</strong>`;
  if (kind === "moved" && change.position !== undefined) {
    return html`${subject} is moved, and is now ${change.position}`;
  }
  if (kind === "moved") return html`${subject} is moved ${moveInWords(change)}`;
  if (kind === "changed") return html`${subject}: ${difference(before ?? null, after ?? null)}`;
  const value = property === "" ? "" : html`: ${excerptOf(after ?? before ?? null)}`;
  return html`${subject} is ${kind}${value}`;
}

function placeInWords(place: readonly string[]): string {
  return place.filter(Boolean).join(" › ");
}

/** A property as a reader knows it: `on-click-action.next.name` is the next screen, `error-message` two words. */
function propertyInWords(property: string): string {
  return property
    .replace(/^on-(?:click|select|unselect)-action\.next\.name$/, "next screen")
    .replace(/^on-(?:click|select|unselect)-action\.payload\.?/, "data to send ")
    .replace(/^data\.(?=.)/, "data to receive ")
    .replace(/^(\w+)-(\w+)(?=-|$)/, "$1 $2")
    .trim();
}

/** Where a part moves: to another container, or to another position in its list, counted from 1. */
function moveInWords({ paths, newPlace }: ShownChange): Markup {
  if (newPlace !== undefined) {
    return html`to <strong>${placeInWords(newPlace.slice(0, -1))}</strong>`;
  }
  // Paths count from 0, people from 1.
  const position = (path = "") => Number(/\[(\d+)\]$/.exec(path)?.[1] ?? 0) + 1;
  return html`from position ${position(paths.before)} to position ${position(paths.after)}`;
}

function difference(before: Json, after: Json): Markup {
  const [oldText, newText] = [excerptOf(before), excerptOf(after)];
  if (Math.max(oldText.length, newText.length) >= longestValue) {
    return html`from <del>${oldText}</del> to <ins>${newText}</ins>`;
  }
  const [oldWords, newWords] = [wordsOf(oldText), wordsOf(newText)];
  const { pairs } = alignLists(oldWords, newWords, new SameValues());
  const kept = pairs.filter(({ isMoved }) => !isMoved);
  const oldKept = new Set(kept.map((pair) => pair.before));
  const newKept = new Set(kept.map((pair) => pair.after));
  const mark = (list: readonly string[], same: ReadonlySet<number>) =>
    list.map((word, at) => (same.has(at) ? word : html`<mark>${word}</mark>`));
  return html`from <del>${mark(oldWords, oldKept)}</del> to <ins>${mark(newWords, newKept)}</ins>`;
}

/** The words of a text, and the spaces and punctuation between them. */
function wordsOf(text: string): readonly string[] {
  return [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].map(
    ({ segment }) => segment,
  );
}

function excerptOf(value: Json): string {
  return truncated(typeof value === "string" ? value : textOf(value), longestValue);
}
