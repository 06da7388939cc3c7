import type { Finding } from "../../../provider/flow-json/finding";
import { groupBy } from "../../../provider/group-by";
import { counted, firstOf } from "../../../provider/text";
import { breakable, describe, type FindingsByPlace, withCode } from "./findings";
import { html, type Markup } from "./markup";

/** A longer list would be unreadable; `validate` lists all findings. */
const mostPlaces = 300;

/** All findings, grouped by severity and code, with links to their places. */
export function findingList(findings: FindingsByPlace): Markup {
  const groups = groupBy(findings.all, ({ severity, code }) => `${severity} ${code}`);
  const entries = [...groups.values()].map((group) => {
    const [first] = group;
    if (first === undefined) return undefined; // For the compiler: a group has a finding.
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

/**
 * A group of findings: one text if all say the same, otherwise the text of the first as an example. The drawing
 * has the other texts, except of findings about the document as a whole, whose texts are in the list.
 */
function groupOf(
  { severity, code, message, hint }: Finding,
  group: readonly Finding[],
  findings: FindingsByPlace,
): Markup {
  const isSame = group.every((other) => other.message === message && other.hint === hint);
  const { first, more } = firstOf(group, mostPlaces);
  return html`<strong>${counted(group.length, severity)}:</strong> ${!isSame && "for example, "}${withCode(message)}. ${withCode(hint)} <code class="code">${breakable(code)}</code>
<ul class="places">${first.map(
    (finding) =>
      html`<li>line ${finding.line}: ${linkedPlace(finding, findings)}${
        !isSame &&
        findings.anchorOfFinding(finding) === undefined &&
        html`: ${withCode(finding.message)}`
      }</li>`,
  )}${more && html`<li>${more}</li>`}</ul>`;
}

/** The path of a finding, which links to its place in the drawing. */
function linkedPlace(finding: Finding, findings: FindingsByPlace): Markup {
  const anchor = findings.anchorOfFinding(finding);
  const place = html`<code>${finding.path === "" ? "the document" : finding.path}</code>`;
  return anchor === undefined ? place : html`<a href="#${anchor}">${place}</a>`;
}
