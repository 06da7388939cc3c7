import type { Controls } from "../controls";
import { failures, guessedFailures } from "../kaleyra/failures";
import { routes } from "../kaleyra/routes";
import type { Mask } from "../mask";
import type { Fault, FaultEffect, FaultPattern } from "../server/faults";
import type { RecordedOperation } from "../server/journal";
import { html, type Markup } from "./markup";

/** The effects to choose from. */
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

/** How often a fault can apply. */
const timesToChoose = [
  { label: "once", times: 1 },
  { label: "3 times", times: 3 },
  { label: "always", times: "always" },
] as const;

/** The operations to choose from. `server/documents.ts` has the last one, which is not Kaleyra's. */
const operations: readonly RecordedOperation[] = [
  ...new Set(routes.map(({ operation }) => operation)),
  "downloadDocument",
];

/**
 * The section with a form for a fault and the waiting faults. `page.js` reads the ids, `data-method`, `data-path` and
 * `data-live`; no compiler checks these names.
 */
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
  timesToChoose.map(({ label, times: count }) => ({ label, value: { times: count } })),
)}
<button type="submit" id="add-fault">Add the fault</button>
<button type="button" id="clear-faults" data-method="DELETE" data-path="/_emulator/faults">Remove all faults</button>
</form>
<div id="faults" data-live>${
    waiting.length === 0 ? html`<p>None is waiting.</p>` : faultList(waiting, mask)
  }</div></section>`;
}

/** A list of parts of a fault. `page.js` joins the chosen values of all lists with `data-part` into one fault. */
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

/** Which requests a waiting fault applies to; `times` is how often it still does. */
function patternOf({ operation, method, path, skip = 0, times = 1 }: Fault): string {
  const parts = [operation ?? "any operation", method, path].filter((part) => part !== undefined);
  const after = skip === 0 ? "" : `, after ${skip} others`;
  const remaining = typeof times === "number" ? `${times} ×` : times;
  return `${parts.map(String).join(" ")}${after}, ${remaining}`;
}

/** The members of a `FaultPattern`; all others are the effect. */
const patternMembers: ReadonlySet<string> = new Set<keyof FaultPattern>([
  "operation",
  "method",
  "path",
  "skip",
  "times",
]);

/** The most characters of the effect of a fault in the list. */
const longestEffect = 200;

function effectOf(fault: Fault, mask: Mask): string {
  const members = Object.entries(fault).filter(([name]) => !patternMembers.has(name));
  // Masks before it cuts: half a key would not be recognized.
  return mask(JSON.stringify(Object.fromEntries(members))).slice(0, longestEffect);
}
