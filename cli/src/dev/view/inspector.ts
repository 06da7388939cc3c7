import { html, type Markup } from "../../render/markup";
import type { FlowRun } from "../flow-run/flow-run";
import type { Exchange, LogEntry } from "../flow-run/log";
import { jsonBlock } from "./json-block";

/** Shows a developer the state of a run: form values, data of the screen, and the log. */
export function inspector(run: FlowRun): Markup {
  // A value that is missing, such as an empty number, is shown as null.
  const form = [...run.inputs.values()].map(({ name, value }) => [name, value ?? null] as const);
  return html`<section aria-labelledby="form-heading"><h2 id="form-heading">Form values</h2>
${jsonBlock(Object.fromEntries(form), "Form values")}</section>
<section aria-labelledby="data-heading"><h2 id="data-heading">Data of the screen</h2>
${jsonBlock(run.data, "Data of the screen")}</section>
<section aria-labelledby="log-heading"><h2 id="log-heading">Payloads, the newest first</h2>
${
  run.log.length === 0
    ? html`<p class="legend">Nothing was sent yet.</p>`
    : html`<ol class="log" reversed>${run.log.map(logEntry).reverse()}</ol>`
}</section>`;
}

function logEntry(entry: LogEntry, index: number): Markup {
  return html`<li id="log-${index + 1}">${entryMarkup(entry)}</li>`;
}

function entryMarkup(entry: LogEntry): Markup {
  switch (entry.kind) {
    case "navigate":
      return html`<p><strong>navigate</strong> ${entry.from} → ${entry.to}, with its data:</p>${jsonBlock(entry.data, "Data of the next screen")}`;
    case "update_data":
      return html`<p><strong>update_data</strong> on ${entry.screen}:</p>${jsonBlock(entry.data, "Changed data")}`;
    case "endpoint":
      return exchangeMarkup(entry);
    case "complete":
      return html`<p><strong>complete</strong> on ${entry.screen}, to the business:</p>${jsonBlock(entry.payload, "Payload of the message")}`;
    case "open_url":
      return html`<p><strong>open_url</strong> on ${entry.screen}: WhatsApp opens ${address(entry.url)}</p>`;
    case "back":
      return html`<p><strong>back</strong> ${entry.from} → ${entry.to}</p>`;
    case "problem":
      return html`<p class="problem"><strong>Problem</strong> on ${entry.screen}: ${entry.problem}</p>`;
    default:
      return entry satisfies never;
  }
}

function exchangeMarkup(entry: Exchange): Markup {
  const { request, response, problem, milliseconds } = entry;
  return html`<p><strong>${request.action}</strong> to the endpoint:</p>${jsonBlock(
    { ...request },
    "Request",
  )}${
    response !== undefined &&
    html`<p>Response after ${milliseconds} ms:</p>${jsonBlock(response, "Response")}`
  }${problem !== undefined && html`<p class="problem"><strong>Problem</strong>: ${problem}</p>`}`;
}

/** Only a web address becomes a link: `javascript:` would run in the page. */
function address(url: string): Markup {
  return /^https?:\/\/[^/]/i.test(url)
    ? html`<a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a>`
    : html`<code>${url}</code>`;
}
