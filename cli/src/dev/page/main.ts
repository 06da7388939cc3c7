import { show } from "./show";
import { valueOf } from "./value-of";

/** The script of the page: it sends what the customer does to the server, and shows the views that come back. */

const page = document.body.dataset["page"] ?? "";
const query = `?page=${encodeURIComponent(page)}`;

/** The number of the last event. */
let sent = 0;
/** Events that are not handled yet. Views that have not seen them are out of date. */
const unhandled = new Set<number>();
let sending = Promise.resolve();

function send(event: object): void {
  sent += 1;
  const sequence = sent;
  unhandled.add(sequence);
  const body = JSON.stringify({ ...event, sequence });
  // One after the other, so that the last keystroke arrives last.
  sending = sending.then(() => post(body, sequence));
}

async function post(body: string, sequence: number): Promise<void> {
  try {
    const { status } = await fetch(`/events${query}`, { method: "POST", body });
    if (status === 404) location.reload();
    // It was refused, so no view will see it.
    if (status === 400) unhandled.delete(sequence);
  } catch {
    connected(false);
  }
}

function connected(isConnected: boolean): void {
  const note = document.querySelector("#connection");
  const text = isConnected ? "" : "kaleyra-flows dev does not run any more. Start it again.";
  if (note !== null && note.textContent !== text) note.textContent = text;
}

const views = new EventSource(`/views${query}`);
views.addEventListener("open", () => connected(true));
views.addEventListener("error", () => connected(false));
// The server was started again and knows nothing of this page.
views.addEventListener("gone", () => location.reload());
views.addEventListener("view", ({ data }: MessageEvent<string>) => {
  const { handled, html } = JSON.parse(data) as { handled: number; html: string };
  for (const sequence of unhandled) if (sequence <= handled) unhandled.delete(sequence);
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
  if (kind !== undefined) send({ kind });
  else send({ kind: "tap", path, ...(item !== undefined && { item: Number(item) }) });
});
