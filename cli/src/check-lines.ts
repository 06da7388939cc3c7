import { printable } from "../../provider/text";
import type { Paint } from "./output";

/** The result of one check of a command that runs several. */
interface CheckResult {
  readonly name: string;
  readonly message: string;
  readonly result: keyof typeof marks;
  /** What to do, after a failure or a warning. */
  readonly hint?: string;
}

const marks = {
  ok: ["green", "ok"],
  fail: ["red", "fail"],
  warning: ["yellow", "warn"],
  skipped: ["dim", "-"],
} as const;

/** The widths of the columns, in characters. */
const nameWidth = 14;
const markWidth = 6;

/** A check as one line, with its hint on a second one. */
export function checkLines(check: CheckResult, paint: Paint): readonly string[] {
  const [color, mark] = marks[check.result];
  const line = `${check.name.padEnd(nameWidth)} ${paint(color, mark.padEnd(markWidth))} ${printable(check.message)}`;
  return check.hint === undefined
    ? [line]
    : [line, `${" ".repeat(nameWidth + markWidth + 2)}${printable(check.hint)}`];
}
