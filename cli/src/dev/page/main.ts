import { show } from "./show";
import { valueOf } from "./value-of";

/** The script of the page: it sends what the customer does to the server, and shows the views that come back. */

const page = document.body.dataset["page"] ?? "";
const query = `?page=${encodeURIComponent(page)}`;

/** The number of the last event. Views that have not seen it yet are out of date. */
let sent = 0;
let sending = Promise.resolve();

function send(event: object): void {
  sent += 1;
  const body = JSON.stringify({ ...event, sequence: sent });
  // One after the other, so that the last keystroke arrives last.
  sending = sending.then(() => post(body));
}

async function post(body: string): Promise<void> {
  try {
    const { status } = await fetch(`/events${query}`, { method: "POST", body });
    if (status === 404) location.reload();
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
  if (handled === sent) show(html);
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
