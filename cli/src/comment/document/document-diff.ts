import { textOf } from "../../../../provider/flow-json/changes/describe-changes";
import {
  type DocumentChange,
  documentChanges,
} from "../../../../provider/flow-json/changes/document-changes";
import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import { outlineOf } from "./outline";

/** The changes of a document as a diff. Each change is below its screen and component. */
export function documentDiff(before: JsonObject, after: JsonObject): readonly string[] {
  const lines: string[] = [];
  let lastPlace: readonly string[] = [];
  for (const change of documentChanges(before, after)) {
    const { place, property = "" } = change;
    const parents = property === "" && change.kind !== "changed" ? place.slice(0, -1) : place;
    const firstNew = parents.findIndex((label, depth) => lastPlace[depth] !== label);
    for (const [depth, label] of parents.entries()) {
      if (firstNew !== -1 && depth >= firstNew) lines.push(`  ${"  ".repeat(depth)}${label}`);
    }
    lines.push(...linesOf(change, parents.length));
    lastPlace = place;
  }
  return lines;
}

function* linesOf(change: DocumentChange, depth: number): Generator<string, void> {
  const { place, property = "", kind, before, after } = change;
  const margin = "  ".repeat(depth);
  if (kind === "moved") return void (yield `+ ${margin}${place.at(-1)}: moved`);
  const values: readonly (readonly [string, Json | undefined])[] = [
    ["-", before],
    ["+", after],
  ];
  for (const [sign, value] of values) {
    if (value === undefined) continue;
    if (property !== "" || kind === "changed") {
      yield `${sign} ${margin}${property === "" ? "" : `${property}: `}${textOf(value)}`;
      continue;
    }
    yield `${sign} ${margin}${place.at(-1)}`;
    for (const line of outlineOf(value, depth + 1)) yield `${sign} ${line}`;
  }
}
