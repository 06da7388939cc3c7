import type { Report } from "../../rule";
import type { PlacedObject } from "./walk/placed";

/** A mistake in an object. */
export interface ObjectMistake {
  readonly object: PlacedObject;
  /** Equal for equal mistakes: the key that is wrong or missing. */
  readonly mistakeKey: string;
  readonly report: Report;
}

/**
 * Reports a mistake that several items of one list share only once, at the first item. Components
 * and screens are reported separately, since each was written separately.
 */
export function* onceForEachList(mistakes: Iterable<ObjectMistake>): Iterable<Report> {
  const groups = new Map<string | Report, { readonly report: Report; count: number }>();
  for (const { object, mistakeKey, report } of mistakes) {
    const list = listOf(object);
    // Outside of lists the report itself is the key, so each has a group of its own.
    const key = list === undefined ? report : JSON.stringify([list, object.spec.name, mistakeKey]);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, { report, count: 1 });
    } else {
      group.count += 1;
    }
  }
  for (const { report, count } of groups.values()) {
    yield count === 1
      ? report
      : { ...report, message: `${report.message}, here and in ${count - 1} more of the list` };
  }
}

/** The path of the list that an item inside a component belongs to, such as its options. */
function listOf({ node, component }: PlacedObject): string | undefined {
  const isPartOfComponent = component !== undefined && component !== node;
  if (!isPartOfComponent || !node.path.endsWith("]")) return undefined;
  return node.path.slice(0, node.path.lastIndexOf("["));
}
