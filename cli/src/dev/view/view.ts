import type { Finding } from "../../../../provider/flow-json/finding";
import { version } from "../../../../provider/version";
import { messageOf } from "../../failure";
import { describe, FindingsByPlace } from "../../render/findings";
import { html, type Markup } from "../../render/markup";
import type { FlowDocument } from "../document";
import type { FlowRun } from "../flow-run/flow-run";
import type { OpenPage } from "../open-page";
import { inspector } from "./inspector";
import { livePhone } from "./phone";

/** The most findings on the page; `kaleyra-flows validate` lists all. */
const mostListed = 100;

/**
 * The page, with its first view. `page/main.ts` reads `data-page`, the id of the page at the server, and
 * changes `#connection` and `#view`; no compiler checks these names.
 */
export function drawFrame(id: string, name: string, view: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}: walk-through</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
<script type="module" src="/page.js"></script>
</head>
<body data-page="${id}">
<p id="connection" class="connection" role="alert"></p>
<div id="view">${view}</div>
<footer><p>Shown by kaleyra-flows ${version}. WhatsApp itself may show a flow somewhat differently.</p></footer>
</body>
</html>
`.text;
}

/** A length in characters. A few lines of a document can draw more than a browser can show. */
const longestView = 50_000_000;

/** The content of `#view`: all that changes on the page. If it cannot be drawn, it has the reason. */
export function viewOf(name: string, page: OpenPage): Markup {
  try {
    const view = drawView(name, page);
    if (view.text.length <= longestView) return view;
    return viewWithoutDrawing(name, page, `it has more than ${longestView} characters`);
  } catch (error) {
    return viewWithoutDrawing(name, page, messageOf(error));
  }
}

/** The view if the phone or the inspector cannot be drawn. */
function viewWithoutDrawing(name: string, { run }: OpenPage, reason: string): Markup {
  return html`${heading(name, run)}
<main><div class="inspector"><p class="problem">The flow cannot be drawn: ${reason}. Change the document.</p></div></main>`;
}

/** The heading, and a button that `page/main.ts` reads: `data-do` is the kind of a `CustomerAction`. */
function heading(name: string, run: FlowRun | undefined): Markup {
  return html`<header><h1>${name}</h1>
<p class="facts">${run !== undefined && facts(run)}</p>
<p><button type="button" class="restart" data-do="restart"${run === undefined && html` disabled`}>Start again</button></p></header>`;
}

/** The phone, findings and the inspector. */
function drawView(name: string, page: OpenPage): Markup {
  const { run, document } = page;
  const isOpening = run === undefined && page.isStarting;
  return html`${heading(name, run)}
<main>
${run !== undefined && phoneSection(run, page)}
<div class="inspector">${isOpening && html`<p class="waiting" role="status">Waiting for the endpoint …</p>`}${
    page.problem !== undefined && html`<p class="problem">This failed: ${page.problem}</p>`
  }${documentProblem(document, run)}${findingList(document.findings)}${run !== undefined && inspector(run)}</div>
</main>`;
}

/**
 * The phone. Its id changes with the screen and the run, so that `page/show.ts` keeps nothing of another
 * screen, such as a half-typed text.
 */
function phoneSection(run: FlowRun, page: OpenPage): Markup {
  const { flow, screen, completion } = run;
  // The run may be on an earlier version than the findings.
  const isCurrent = page.document.flow === flow;
  const findings = new FindingsByPlace(flow, isCurrent ? page.document.findings : []);
  const anchor = findings.anchorOf(screen.node);
  const key = completion === undefined ? anchor : "end";
  return html`<section class="screen" id="run-${page.runNumber}-${key}" aria-labelledby="screen-title"><h2 class="unseen">Phone</h2>${livePhone(run, findings)}</section>`;
}

/** Where the customer is. */
function facts({ flow, screen, completion }: FlowRun): Markup {
  if (completion !== undefined) return html`The flow has ended`;
  const number = flow.screens.indexOf(screen) + 1;
  return html`Screen <code>${screen.id}</code>, ${number} of ${flow.screens.length} in the document`;
}

/** What is wrong with the document, so that the phone is missing or shows an earlier version. */
function documentProblem({ flow, problem }: FlowDocument, run: FlowRun | undefined): Markup {
  if (problem !== undefined) {
    return html`<p class="problem">The file cannot be read: ${problem}</p>`;
  }
  if (flow === undefined && run !== undefined) {
    return html`<p class="problem">The document cannot be drawn now. The phone shows its last version.</p>`;
  }
  if (flow?.screenById.size === 0) return html`<p class="problem">The document has no screen.</p>`;
  return html``;
}

function findingList(findings: readonly Finding[]): Markup | undefined {
  if (findings.length === 0) return undefined;
  const more = findings.length - mostListed;
  const entry = (finding: Finding) =>
    html`<li class="finding ${finding.severity}">${describe(finding)}${
      finding.path !== "" && html`<br><span class="place"><code>${finding.path}</code></span>`
    }</li>`;
  return html`<section aria-labelledby="findings-heading"><h2 id="findings-heading">Findings</h2>
<ol class="finding-list">${findings.slice(0, mostListed).map(entry)}</ol>${more > 0 && html`<p>And ${more} more.</p>`}</section>`;
}
