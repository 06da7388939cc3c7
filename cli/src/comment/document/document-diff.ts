import { diffArrays } from "diff";

import type { JsonObject } from "../../../../provider/flow-json/json";
import { type OutlineLine, outlineOf } from "./outline";

/** With more changed lines than this a diff does not help a reader. */
const mostEdits = 2_000;

/**
 * The changed lines of a document as a diff, each under the screen and the component that it
 * belongs to; `undefined` if there are too many.
 */
export function documentDiff(before: JsonObject, after: JsonObject): readonly string[] | undefined {
  const changes = diffArrays([...outlineOf(before)], [...outlineOf(after)], {
    comparator: (one, other) => one.key === other.key,
    maxEditLength: mostEdits,
  });
  if (changes === undefined) return undefined;
  const lines: string[] = [];
  let shown: readonly OutlineLine[] = [];
  for (const { value, added, removed } of changes) {
    if (!added && !removed) continue;
    for (const line of value) {
      const above = ancestorsOf(line);
      const isShown = (one: OutlineLine, at: number) => shown[at]?.key === one.key;
      lines.push(...above.filter((one, at) => !isShown(one, at)).map((one) => drawn(" ", one)));
      lines.push(drawn(added ? "+" : "-", line));
      shown = [...above, line];
    }
  }
  return lines;
}

function ancestorsOf({ parent }: OutlineLine): readonly OutlineLine[] {
  return parent === undefined ? [] : [...ancestorsOf(parent), parent];
}

function drawn(sign: string, { depth, text }: OutlineLine): string {
  return `${sign} ${"  ".repeat(depth)}${text}`;
}
