import { identifyingProperties } from "../../../provider/flow-json/changes/align-lists";
import { textOf } from "../../../provider/flow-json/changes/describe-changes";
import {
  documentChanges,
  labelsOf,
  type DocumentChange,
} from "../../../provider/flow-json/changes/document-changes";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from "../../../provider/flow-json/json";

/**
 * The changes of a document as the lines of a diff. Each change is below the labels of the screen and
 * the components around it, which are not repeated for a further change in the same place.
 */
export function documentDiff(before: JsonObject, after: JsonObject): readonly string[] {
  const lines: string[] = [];
  let lastPlace: readonly string[] = [];
  for (const change of documentChanges(before, after)) {
    const { place } = change;
    const parents = isChangeOfWholeItem(change) ? place.slice(0, -1) : place;
    // The first depth at which this place differs from that of the previous change.
    const firstNew = parents.findIndex((label, depth) => lastPlace[depth] !== label);
    for (const [depth, label] of parents.entries()) {
      const isNew = firstNew !== -1 && depth >= firstNew;
      if (isNew) lines.push(`  ${"  ".repeat(depth)}${label}`);
    }
    // Not spread into one `push`: a large document has more lines than a call can have arguments.
    for (const line of linesOf(change, parents.length)) lines.push(line);
    // With the item's own label, which its line has shown.
    lastPlace = place;
  }
  return lines;
}

/**
 * Whether a whole screen, component or option was added, removed or moved. The last label of `place` is
 * then its own, which is in the line of the change itself.
 */
function isChangeOfWholeItem({ property = "", kind }: DocumentChange): boolean {
  return property === "" && kind !== "changed";
}

/** The lines of one change; each begins with `+` or `-`. */
function* linesOf(change: DocumentChange, depth: number): Generator<string, void> {
  const { place, kind, before, after } = change;
  if (kind === "moved") {
    yield `+ ${"  ".repeat(depth)}${place.at(-1)}: moved`;
    return;
  }
  if (before !== undefined) {
    for (const line of linesOfValue(before, change, depth)) yield `- ${line}`;
  }
  if (after !== undefined) {
    for (const line of linesOfValue(after, change, depth)) yield `+ ${line}`;
  }
}

/** The lines of the value before or after a change. */
function* linesOfValue(
  value: Json,
  change: DocumentChange,
  depth: number,
): Generator<string, void> {
  const { place, property = "" } = change;
  const margin = "  ".repeat(depth);
  if (isChangeOfWholeItem(change)) {
    yield `${margin}${place.at(-1)}`;
    yield* outlineOf(value, depth + 1);
  } else {
    yield `${margin}${property === "" ? "" : `${property}: `}${textOf(value)}`;
  }
}

/**
 * The content of a screen, a component or an option, one line each, indented by depth. The properties in
 * the item's label are left out.
 */
function* outlineOf(item: Json, depth: number): Generator<string, void> {
  if (!isJsonObject(item)) return;
  for (const key of Object.keys(item).sort()) {
    const isInLabel = identifyingProperties.includes(key) && typeof item[key] === "string";
    if (!isInLabel) yield* outlineOfMember(key, item[key] ?? null, depth);
  }
}

function* outlineOfMember(key: string, value: Json, depth: number): Generator<string, void> {
  if (value === null) return; // Null equals absence.
  const margin = "  ".repeat(depth);
  if (key === "layout") {
    // A screen has one layout, which adds nothing to its children.
    yield* outlineOf(value, depth);
  } else if (isJsonArray(value) && value.some(isJsonObject)) {
    // The label of a component begins with its type. Other items have no type, so their label begins with the
    // list's name.
    const list = key === "children" ? "" : key;
    for (const [index, label] of labelsOf(value, list).entries()) {
      yield `${margin}${label}`;
      yield* outlineOf(value[index] ?? null, depth + 1);
    }
  } else if (isJsonObject(value) && Object.keys(value).length > 0) {
    yield `${margin}${key}:`;
    yield* outlineOf(value, depth + 1);
  } else {
    yield `${margin}${key}: ${textOf(value)}`;
  }
}
