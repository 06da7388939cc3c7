import type { Report } from "../../rule";
import type { PlacedObject } from "./walk/placed";

/** A mistake in an object. */
export interface ObjectMistake {
  readonly object: PlacedObject;
  /** Equal for equal mistakes: the key that is wrong or missing. */
  readonly sameness: string;
  readonly report: Report;
}

/**
 * Reports a mistake that several items of one list share only once, at the first item. Components
 * and screens are reported separately, since each was written separately.
 */
export function* onceForEachList(mistakes: Iterable<ObjectMistake>): Iterable<Report> {
  const groups = new Map<string, { readonly report: Report; count: number }>();
  for (const { object, sameness, report } of mistakes) {
    const { path } = object.node;
    const isItem = path.endsWith("]") && object.component !== object.node && object.component;
    const list = isItem ? path.slice(0, path.lastIndexOf("[")) : path;
    const key = JSON.stringify([list, object.spec.name, sameness]);
    const group = groups.get(key);
    if (group === undefined || !isItem)
      groups.set(isItem ? key : `${key}${groups.size}`, { report, count: 1 });
    else group.count += 1;
  }
  for (const { report, count } of groups.values()) {
    yield count === 1
      ? report
      : { ...report, message: `${report.message}, here and in ${count - 1} more of the list` };
  }
}
