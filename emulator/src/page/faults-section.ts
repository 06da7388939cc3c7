import type { Controls } from "../controls";
import { failures, guessedFailures } from "../kaleyra/failures";
import { routes } from "../kaleyra/routes";
import type { Mask } from "../mask";
import type { Fault, FaultEffect } from "../server/faults";
import { html, type Markup } from "./markup";

const effects: readonly { readonly label: string; readonly effect: FaultEffect }[] = [
  { label: "is refused: 400, incorrect payload", effect: failures.badPayload },
  { label: "is refused: 401, incorrect SID or API key", effect: failures.badCredentials },
  { label: "is refused: 429, too many requests", effect: guessedFailures.tooManyRequests },
  { label: "fails: 500, please try again later", effect: failures.internal },
  { label: "fails: 503, a page of a gateway", effect: { status: 503, body: "<html>" } },
  { label: "is cut off before it is applied", effect: { reset: "before" } },
  { label: "is cut off after it is applied", effect: { reset: "after" } },
  { label: "gets no response, and is not applied", effect: { hang: "before" } },
  { label: "gets no response, and is applied", effect: { hang: "after" } },
  { label: "is applied, and gets half a response", effect: { truncateBody: true } },
];

/** What a fault adds to the requests that it selects. */
const times = [
  { label: "once", times: 1 },
  { label: "3 times", times: 3 },
  { label: "always", times: "always" },
] as const;

const operations = [...new Set(routes.map(({ operation }) => operation)), "downloadDocument"];

export function faultsSection(controls: Controls, mask: Mask): Markup {
  const waiting = controls.faults();
  return html`<section aria-labelledby="faults-title"><h2 id="faults-title">Faults</h2>
<form id="new-fault">
${choice("fault-operation", "The next request", [
  { label: "of any operation", value: {} },
  ...operations.map((operation) => ({ label: operation, value: { operation } })),
])}
${choice(
  "fault-effect",
  "What happens to it",
  effects.map(({ label, effect }) => ({ label, value: effect })),
)}
${choice(
  "fault-times",
  "How often",
  times.map(({ label, times: count }) => ({ label, value: { times: count } })),
)}
<button type="submit" id="add-fault">Add the fault</button>
<button type="button" id="clear-faults" data-method="DELETE" data-path="/_emulator/faults">Remove all faults</button>
</form>
<div id="faults" data-live>${
    waiting.length === 0 ? html`<p>None is waiting.</p>` : faultList(waiting, mask)
  }</div></section>`;
}

/** The script joins the chosen values into one fault. */
function choice(
  id: string,
  label: string,
  options: readonly { readonly label: string; readonly value: object }[],
): Markup {
  return html`<div class="field"><label for="${id}">${label}</label>
<select id="${id}" data-part>${options.map(
    (option) => html`<option value="${JSON.stringify(option.value)}">${option.label}</option>`,
  )}</select></div>`;
}

function faultList(faults: readonly Fault[], mask: Mask): Markup {
  return html`<ul aria-label="Waiting faults">${faults.map(
    (fault) => html`<li>${mask(patternOf(fault))}: <code>${effectOf(fault, mask)}</code></li>`,
  )}</ul>`;
}

function patternOf({ operation, method, path, skip = 0, times: left = 1 }: Fault): string {
  const parts = [operation ?? "any operation", method, path].filter((part) => part !== undefined);
  const after = skip === 0 ? "" : `, after ${skip} others`;
  return `${parts.map(String).join(" ")}${after}, ${typeof left === "number" ? `${left} ×` : left}`;
}

const pattern: ReadonlySet<string> = new Set(["operation", "method", "path", "skip", "times"]);

/** In characters, of the description of a fault in the table. */
const longestEffect = 200;

function effectOf(fault: Fault, mask: Mask): string {
  const members = Object.entries(fault).filter(([name]) => !pattern.has(name));
  // Before the cut: half a key is not masked.
  return mask(JSON.stringify(Object.fromEntries(members))).slice(0, longestEffect);
}
