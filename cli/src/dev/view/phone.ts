import { findingNotes, type FindingsByPlace } from "../../render/findings";
import { html, icon, type Markup } from "../../render/markup";
import { drawPhone, screenTitle } from "../../render/screen";
import type { FlowRun } from "../flow-run/flow-run";
import type { Completion } from "../flow-run/run-state";
import { jsonBlock } from "./json-block";
import { liveDrawing } from "./live-screen";

/**
 * The phone: the current screen, or the end of the flow. `page/show.ts` moves the focus to `#screen-title`
 * when a screen opens, and `page/main.ts` sends the `data-do` of a button as the kind of a `CustomerAction`;
 * no compiler checks these names.
 */
export function livePhone(run: FlowRun, findings: FindingsByPlace): Markup {
  const { screen, completion, notice } = run;
  if (completion !== undefined) return endedPhone(completion);
  const drawing = liveDrawing(run, findings);
  const bar = html`<button type="button" class="back" data-do="back" aria-label="Back"${
    !run.canGoBack && html` disabled`
  }>${icon("back")}</button><h3 class="screen-title" id="screen-title" tabindex="-1">${screenTitle(screen, drawing) ?? screen.id}</h3>${icon("more")}`;
  return html`${findingNotes(findings.at(screen.node))}${drawPhone(screen, drawing, bar)}
<p class="notice" role="alert">${notice}</p>
<p class="waiting" role="status">${run.isWaiting && "Waiting for the endpoint …"}</p>`;
}

/** The end of the flow: the message that the business receives. */
function endedPhone({ payload, by, isSuccess }: Completion): Markup {
  const title = isSuccess ? "The flow ends" : "The flow ends without success";
  return html`<div class="phone ended"><div class="bar"><h3 class="screen-title" id="screen-title" tabindex="-1">${title}</h3></div>
<div class="content"><p>${
    by === "complete"
      ? "WhatsApp closes the flow and sends to the business:"
      : "The endpoint ends the flow. WhatsApp sends to the business:"
  }</p>${jsonBlock(payload, "Payload of the message")}<button type="button" class="button" data-do="restart">Start again</button></div></div>`;
}
