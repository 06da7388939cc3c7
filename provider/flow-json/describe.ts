import type { Finding } from "./finding";

/** A finding on one line: place, what is wrong, code, what to do. */
function describeFinding({ path, line, column, message, code, help }: Finding): string {
  const place = path === "" ? "flowJson" : `flowJson ${path}`;
  return `${place} (line ${line}, column ${column}): ${message} [${code}]. ${help}`;
}

/** The first of many findings, and how many more there are; a wall of text is not read. */
export function describeFindings(findings: readonly Finding[], most = 50): readonly string[] {
  const more = findings.length - most;
  return [
    ...findings.slice(0, most).map(describeFinding),
    ...(more > 0 ? [`flowJson: and ${more} more findings`] : []),
  ];
}
