import type { Finding } from "../../../provider/flow-json/finding";
import { plain } from "../paint";
import { summary } from "./report-text";
import type { Validation } from "./validation";

/**
 * Workflow commands, which GitHub Actions shows as annotations on the lines of a pull request.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(validation: Validation): string {
  const commands = validation.documents.flatMap(({ file, findings }) =>
    findings.map((finding) => command(file, finding)),
  );
  return [...commands, summary(validation, plain)].join("\n");
}

function command(file: string, finding: Finding): string {
  const { severity, line, column, endLine, endColumn, code, message, hint } = finding;
  // GitHub accepts columns only for a range within one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: code })
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(",");
  return `::${severity} ${properties}::${escaped(`${message}. ${hint}`)}`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
