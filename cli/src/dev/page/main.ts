import type { CustomerAction } from "../page-event";
import { show } from "./show";
import { valueOf } from "./value-of";

// The script of the page of `kaleyra-flows dev`. It sends what the customer does to `../server.ts` and shows
// the views that come back. No compiler checks the attributes and ids that it reads: `../view/view.ts`
// writes `data-page`, `#connection` and `#view`, other files of `../view` write `data-do`, and
// `../../render/components/controls.ts` writes `data-input`, `data-tap` and `data-item`.

const page = document.body.dataset["page"] ?? "";
const query = `?page=${encodeURIComponent(page)}`;

let lastSequence = 0;
/** The numbers of events that no view includes yet. Until then, views are out of date. */
const unhandled = new Set<number>();
let lastPost = Promise.resolve();

function send(action: CustomerAction): void {
  lastSequence += 1;
  const sequence = lastSequence;
  unhandled.add(sequence);
  const body = JSON.stringify({ ...action, sequence });
  // One after the other, so that the last keystroke arrives last.
  lastPost = lastPost.then(() => post(body, sequence));
}

async function post(body: string, sequence: number): Promise<void> {
  try {
    const { status } = await fetch(`/events${query}`, { method: "POST", body });
    // The server no longer knows this page.
    if (status === 404) location.reload();
    // The server refused the event, so no view will include it.
    if (status === 400) unhandled.delete(sequence);
  } catch {
    showConnection(false);
  }
}

function showConnection(isConnected: boolean): void {
  const note = document.querySelector("#connection");
  const text = isConnected ? "" : "kaleyra-flows dev does not run any more. Start it again.";
  // A screen reader repeats a text that is set again.
  if (note !== null && note.textContent !== text) note.textContent = text;
}

const views = new EventSource(`/views${query}`);
views.addEventListener("open", () => showConnection(true));
views.addEventListener("error", () => showConnection(false));
// The server was started again and does not know this page.
views.addEventListener("gone", () => location.reload());
views.addEventListener("view", ({ data }: MessageEvent<string>) => {
  const { handled, html } = JSON.parse(data) as { handled: number; html: string };
  for (const sequence of unhandled) {
    if (sequence <= handled) unhandled.delete(sequence);
  }
  if (unhandled.size === 0) show(html);
});

document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLElement)) return;
  const path = target.dataset["input"];
  if (path !== undefined) send({ kind: "enter", path, value: valueOf(target, path) });
});

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLElement>("button[data-do], button[data-tap]");
  if (button === null) return;
  const { do: kind, tap: path, item } = button.dataset;
  if (kind === "back" || kind === "restart") send({ kind });
  else if (path !== undefined) {
    send({ kind: "tap", path, ...(item !== undefined && { item: Number(item) }) });
  }
});
