import { printable } from "../../provider/text";
import type { Paint } from "./output";

/** The result of one check of `doctor` or of `endpoint check`. */
interface CheckResult {
  readonly name: string;
  readonly message: string;
  readonly result: keyof typeof marks;
  /** What to do next. */
  readonly hint?: string;
}

const marks = {
  ok: ["green", "ok"],
  fail: ["red", "fail"],
  warning: ["yellow", "warn"],
  skipped: ["dim", "-"],
} as const;

/** The width of names in characters: the longest is `configuration`. */
const nameWidth = 14;
/** The width of the column of marks in characters. */
const markWidth = 6;
/** Puts the hint below the message: the columns are separated by one space each. */
const hintMargin = " ".repeat(nameWidth + 1 + markWidth + 1);

/** A check as one line, and its hint as a second line. */
export function checkLines(check: CheckResult, paint: Paint): readonly string[] {
  const [color, mark] = marks[check.result];
  const line = `${check.name.padEnd(nameWidth)} ${paint(color, mark.padEnd(markWidth))} ${printable(check.message)}`;
  return check.hint === undefined ? [line] : [line, `${hintMargin}${printable(check.hint)}`];
}
