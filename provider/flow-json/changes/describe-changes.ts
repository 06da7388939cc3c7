import { truncated } from "../../text";
import { type Json, unknownPlaceholder } from "../json";
import type { DocumentChange } from "./document-changes";

/** A length in characters. A longer value is cut to the part that differs. */
const longestValue = 60;
/** The most characters of a place with its property. */
const longestPlace = 120;

/** A change on one line: `screen SUMMARY › Footer label: "Book" → "Book now"`. */
function describeChange({ place, property = "", kind, before, after }: DocumentChange) {
  const subject = truncated([place.join(" › "), property].filter(Boolean).join(" "), longestPlace);
  if (kind === "moved") return `${subject}: moved`;
  if (kind !== "changed") {
    // A whole screen or component would fill the line; its name is in the place.
    const value = property === "" ? "" : ` ${shortText(after ?? before ?? null)}`;
    return `${subject}: ${kind}${value}`;
  }
  const oldText = textOf(before ?? null);
  const newText = textOf(after ?? null);
  const start = excerptStart(oldText, newText);
  return `${subject}: ${excerpt(oldText, start)} → ${excerpt(newText, start)}`;
}

/** A line for each of the first changes, and a line with the number of omitted ones: `and 7 more`. */
export function describeChanges(changes: Iterable<DocumentChange>, most: number): string[] {
  const lines: string[] = [];
  let omitted = 0;
  for (const change of changes) {
    if (lines.length < most) lines.push(describeChange(change));
    else omitted += 1;
  }
  return omitted > 0 ? [...lines, `and ${omitted} more`] : lines;
}

/** A value as JSON for people, with `(not known yet)` for values that are not known yet. */
export function textOf(value: Json): string {
  if (value === unknownPlaceholder) return "not known yet";
  return JSON.stringify(value).replaceAll(JSON.stringify(unknownPlaceholder), "(not known yet)");
}

function shortText(value: Json): string {
  return truncated(textOf(value), longestValue);
}

/** The characters before the difference that are shown with it. */
const contextLength = 20;

/**
 * The offset from which two texts are shown: shortly before they differ, or 0 if that is near the
 * start.
 */
function excerptStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let offset = 0;
  while (offset < shorter && one[offset] === other[offset]) offset += 1;
  return offset < longestValue / 2 ? 0 : offset - contextLength;
}

function excerpt(text: string, start: number): string {
  const isShort = text.length <= longestValue;
  if (isShort || start === 0) return truncated(text, longestValue);
  return `…${truncated(text.slice(start), longestValue)}`;
}
