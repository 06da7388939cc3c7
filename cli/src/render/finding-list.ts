import type { Finding } from "../../../provider/flow-json/finding";
import { groupBy } from "../../../provider/group-by";
import { counted, firstOf } from "../../../provider/text";
import { breakable, describe, type FindingsByPlace, withCode } from "./findings";
import { html, type Markup } from "./markup";

/** A longer list would be unreadable; `validate` lists all findings. */
const mostPlaces = 300;

/** All findings, gathered by their code, with links to their places. */
export function findingList(findings: FindingsByPlace): Markup {
  const groups = groupBy(findings.all, ({ severity, code }) => `${severity} ${code}`);
  const entries = [...groups.values()].map((group) => {
    const [first] = group;
    if (first === undefined) return undefined;
    return html`<li class="finding ${first.severity}">${
      group.length === 1
        ? html`${describe(first)}<br><span class="place">${linkedPlace(first, findings)}</span>`
        : groupOf(first, group, findings)
    }</li>`;
  });
  return html`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
<ol class="finding-list">${entries}</ol>
</section>`;
}

/** One text for findings that say the same, otherwise an example; the drawing has all texts. */
function groupOf(
  { severity, code, message, hint }: Finding,
  group: readonly Finding[],
  findings: FindingsByPlace,
): Markup {
  const same = group.every((other) => other.message === message && other.hint === hint);
  const { first, more } = firstOf(group, mostPlaces);
  return html`<strong>${counted(group.length, severity)}:</strong> ${!same && "for example, "}${withCode(message)}. ${withCode(hint)} <code class="code">${breakable(code)}</code>
<ul class="places">${first.map(
    (finding) =>
      html`<li>line ${finding.line}: ${linkedPlace(finding, findings)}${
        !same &&
        findings.anchorOfFinding(finding) === undefined &&
        html`: ${withCode(finding.message)}`
      }</li>`,
  )}${more && html`<li>${more}</li>`}</ul>`;
}

function linkedPlace(finding: Finding, findings: FindingsByPlace): Markup {
  const anchor = findings.anchorOfFinding(finding);
  const place = html`<code>${finding.path === "" ? "the document" : finding.path}</code>`;
  return anchor === undefined ? place : html`<a href="#${anchor}">${place}</a>`;
}
