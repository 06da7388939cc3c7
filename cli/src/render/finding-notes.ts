import type { Finding } from "../../../provider/flow-json/finding";
import { html, type Markup } from "./markup";

/** Of what is wrong with one thing only the first few are read. */
const mostInOnePlace = 20;

/** What is wrong, beside the thing itself. */
export function findingNotes(findings: readonly Finding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  const more = findings.length - mostInOnePlace;
  return html`<div class="findings">${findings
    .slice(0, mostInOnePlace)
    .map(
      (finding) => html`<p class="finding ${finding.severity}">${describe(finding)}</p>`,
    )}${more > 0 && html`<p class="finding">and ${more} more</p>`}</div>`;
}

/** As in `Error, line 12: …`; told apart by the word, not by the colour alone. */
export function describe({ severity, line, message, hint, code }: Finding): Markup {
  const kind = severity === "error" ? "Error" : "Warning";
  return html`<strong>${kind}, line ${line}:</strong> ${withCode(message)}. ${withCode(hint)} <code class="code">${breakable(code)}</code>`;
}

/** What the checker sets in back-quotes is set as code. */
function withCode(text: string): Markup {
  return html`${text.split("`").map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}

/** A code breaks between its words where a line is too short for it. */
function breakable(code: string): Markup {
  return html`${code.split("_").map((word, at) => html`${at > 0 && html`_<wbr>`}${word}`)}`;
}
