import type { Account, Waba } from "../accounts";
import type { Controls } from "../controls";
import { attachmentName } from "../flows/attachment";
import { type EmulatedFlow, liveStatuses } from "../flows/flow";
import type { Mask } from "../mask";
import type { RecordedRequest } from "../server/journal";
import { html, type Markup } from "./markup";
import { table } from "./table";

// The page is sent every second, so it has only the newest flows and requests.
const mostFlows = 200;
const mostRequests = 50;

/** The section with the WABAs of all accounts. `page.js` replaces what has `data-live`, by its id. */
export function accountsSection(
  accounts: readonly Account[],
  controls: Controls,
  mask: Mask,
): Markup {
  const wabas = accounts.flatMap((account) => account.wabas.map((waba) => ({ account, waba })));
  const columns = [
    {
      heading: "Account",
      cell: ({ account }: { account: Account }) =>
        html`<code>${mask(account.sid)}</code>${account.entitled === false && " (may not use the API)"}`,
    },
    { heading: "WABA", cell: ({ waba }: { waba: Waba }) => wabaName(waba, mask) },
    {
      heading: "Numbers",
      cell: ({ waba }: { waba: Waba }) => waba.phoneNumbers.map(mask).join(", ") || "none",
    },
    {
      heading: "Flows",
      cell: ({ waba }: { waba: Waba }) => controls.flows(waba.id).length,
    },
  ];
  return html`<section aria-labelledby="accounts-title"><h2 id="accounts-title">Accounts</h2>
<div id="accounts" data-live>${table("Accounts", columns, wabas)}</div></section>`;
}

function wabaName({ id, name }: Waba, mask: Mask): Markup {
  return html`${name !== undefined && html`<bdi>${mask(name)}</bdi> `}<code>${id}</code>`;
}

/** The section with the newest flows. `page.js` replaces what has `data-live`, by its id. */
export function flowsSection(accounts: readonly Account[], controls: Controls, mask: Mask): Markup {
  const wabas = new Map(
    accounts.flatMap((account) => account.wabas).map((waba) => [waba.id, waba]),
  );
  const flows = controls.flows();
  const newest = flows.slice(-mostFlows).reverse();
  const columns = [
    {
      heading: "Flow",
      cell: (flow: EmulatedFlow) =>
        html`<strong><bdi>${mask(flow.name)}</bdi></strong> <code>${flow.id}</code>`,
    },
    {
      heading: "Status",
      cell: ({ status }: EmulatedFlow) =>
        html`<span class="status ${liveStatuses.has(status) && "live"}">${mask(status)}</span>`,
    },
    {
      heading: "Live",
      cell: ({ status }: EmulatedFlow) => (liveStatuses.has(status) ? "live" : "not live"),
    },
    { heading: "Document", cell: (flow: EmulatedFlow) => documentCell(flow, mask) },
    {
      heading: "WABA",
      cell: ({ wabaId }: EmulatedFlow) => mask(wabas.get(wabaId)?.name ?? wabaId),
    },
  ];
  return html`<section aria-labelledby="flows-title"><h2 id="flows-title">Flows</h2>
<div id="flows" data-live>${
    flows.length === 0
      ? html`<p>There are none. A client creates them, or <code>POST /_emulator/flows</code>.</p>`
      : html`${table("Flows", columns, newest)}
<p class="note">${earlier(flows.length - newest.length, "flow")} To walk through a flow, download its document and run
<code>npx kaleyra-flows dev</code> with the file.</p>`
  }</div></section>`;
}

/**
 * The document of a flow as a download, from a route of `server/admin.ts`, and what is known about it. By the id
 * of the link, `page.js` keeps the focus on it.
 */
function documentCell(flow: EmulatedFlow, mask: Mask): Markup {
  const { id, name, jsonVersion, dataApiVersion, endpointUri, validationErrors } = flow;
  const errors = validationErrors.length;
  const facts = [
    jsonVersion === undefined ? "no version" : `Flow JSON ${mask(jsonVersion)}`,
    dataApiVersion === undefined ? undefined : `data API ${mask(dataApiVersion)}`,
    endpointUri === undefined ? undefined : `endpoint ${mask(endpointUri)}`,
    errors === 0 ? undefined : counted(errors, "error"),
  ];
  const file = attachmentName({ name: mask(name) });
  return html`<a id="document-${id}" href="/_emulator/flows/${encodeURIComponent(id)}/flow.json" download>${file}</a> ${facts.filter((fact) => fact !== undefined).join(", ")}`;
}

/**
 * The section with the newest requests, which `page.js` replaces by their id (`data-live`), and a button whose
 * `data-method` and `data-path` the script sends.
 */
export function requestsSection(controls: Controls): Markup {
  const requests = controls.requests();
  const newest = requests.slice(-mostRequests).reverse();
  const columns = [
    { heading: "Time (UTC)", cell: ({ at }: RecordedRequest) => at.slice(11, 23) }, // Without the date and `Z`.
    { heading: "Operation", cell: ({ operation }: RecordedRequest) => operation },
    {
      heading: "Request",
      cell: ({ method, path }: RecordedRequest) => html`<code>${method} ${path}</code>`,
    },
    { heading: "Response", cell: responseOf },
  ];
  return html`<section aria-labelledby="requests-title"><h2 id="requests-title">Requests</h2>
<div id="requests" data-live>${
    requests.length === 0
      ? html`<p>There were none yet.</p>`
      : html`${table("Requests", columns, newest)}
<p class="note">${earlier(requests.length + controls.droppedRequests() - newest.length, "request")}</p>`
  }</div>
<button type="button" id="clear-requests" data-method="DELETE" data-path="/_emulator/requests">Clear requests</button></section>`;
}

function responseOf({ status, endedAt }: RecordedRequest): string {
  if (endedAt === Infinity) return "pending";
  return status === 0 ? "none" : String(status);
}

/** A sentence about the entries that a table omits; empty if it omits none. */
function earlier(count: number, noun: string): string {
  return count > 0 ? `Not listed: ${counted(count, `earlier ${noun}`)}.` : "";
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
