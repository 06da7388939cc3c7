import { truncated } from "../../text";
import { type Json, unknownPlaceholder } from "../json";
import type { DocumentChange } from "./document-changes";

/** Longer values are cut to the part that differs. */
const longestValue = 60;
/** In characters, of the place of a change. */
const longestPlace = 120;

/** A change on one line: `screen SUMMARY › Footer label: "Book" → "Book now"`. */
function describeChange({ place, property = "", kind, before, after }: DocumentChange) {
  const subject = truncated([place.join(" › "), property].filter(Boolean).join(" "), longestPlace);
  if (kind === "moved") return `${subject}: moved`;
  if (kind !== "changed") {
    const value = property === "" ? "" : ` ${shortText(after ?? before ?? null)}`;
    return `${subject}: ${kind}${value}`;
  }
  const [old, fresh] = [textOf(before ?? null), textOf(after ?? null)];
  const from = excerptStart(old, fresh);
  return `${subject}: ${excerpt(old, from)} → ${excerpt(fresh, from)}`;
}

/** The first lines, and the number of omitted ones: `and 7 more`. */
export function describeChanges(changes: Iterable<DocumentChange>, most: number): string[] {
  const lines: string[] = [];
  let more = 0;
  for (const change of changes) {
    if (lines.length < most) lines.push(describeChange(change));
    else more += 1;
  }
  return more > 0 ? [...lines, `and ${more} more`] : lines;
}

/** A value as JSON, with a placeholder for values that are not known yet. */
export function textOf(value: Json): string {
  return value === unknownPlaceholder
    ? "not known yet"
    : JSON.stringify(value).replaceAll(JSON.stringify(unknownPlaceholder), "(not known yet)");
}

function shortText(value: Json): string {
  return truncated(textOf(value), longestValue);
}

/** The characters before the difference that are shown with it. */
const contextLength = 20;

/** The offset from which two texts are shown: shortly before they differ, or 0 if that is near the start. */
function excerptStart(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  let offset = 0;
  while (offset < shorter && one[offset] === other[offset]) offset += 1;
  return offset < longestValue / 2 ? 0 : offset - contextLength;
}

function excerpt(text: string, from: number): string {
  const isShort = text.length <= longestValue;
  if (isShort || from === 0) return truncated(text, longestValue);
  return `…${truncated(text.slice(from), longestValue)}`;
}
