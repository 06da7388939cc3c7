import type { Finding } from "../../../provider/flow-json/finding";
import { printable } from "../../../provider/text";
import type { Paint } from "../paint";

const around = 2;
const widest = 100;
/** How much of a longer line is shown before the finding. */
const lead = 30;

/** The lines around a finding, with a mark below its range. */
export function codeFrame(lines: readonly string[], finding: Finding, paint: Paint): string {
  const { line, column, endLine, endColumn, severity } = finding;
  const text = lines[line - 1] ?? "";
  const last = Math.min(lines.length, line + around);
  const gutter = String(last).length;
  const from = text.length <= widest ? 0 : Math.max(0, column - 1 - lead);

  const end = endLine === line ? endColumn - 1 : text.length;
  const before = shown(text.slice(from, column - 1));
  const marked = shown(text.slice(column - 1, Math.min(end, from + widest)));
  const mark =
    " ".repeat([...before].length + (from > 0 ? 1 : 0)) +
    "^".repeat(Math.max(1, [...marked].length));

  const frame: string[] = [];
  for (let number = Math.max(1, line - around); number <= last; number++) {
    const here = number === line;
    const code = cut(lines[number - 1] ?? "", from);
    const edge = `${here ? ">" : " "} ${String(number).padStart(gutter)} |`;
    frame.push(`${paint(here ? "bold" : "dim", edge)} ${code}`.trimEnd());
    if (here) {
      frame.push(
        `${paint("dim", `  ${" ".repeat(gutter)} |`)} ${paint(severity === "error" ? "red" : "yellow", mark)}`,
      );
    }
  }
  return frame.join("\n");
}

function cut(line: string, from: number): string {
  const part = shown(line.slice(from, from + widest));
  const before = from > 0 && part !== "" ? "…" : "";
  return `${before}${part}${from + widest < line.length ? "…" : ""}`;
}

/** A tab becomes two columns, so that the mark is below its range. */
function shown(text: string): string {
  return printable(text.replace(/\r$/, "").replaceAll("\t", "  "));
}
