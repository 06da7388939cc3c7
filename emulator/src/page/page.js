// The script of the page at `/`, which `routes.ts` writes: it refreshes the page, sets switches and adds faults.
// It reads ids and `data-` attributes that the other files of this folder write, and calls the admin API of
// `server/admin.ts`. No compiler checks any of these names.
/** Where messages are shown. */
const news = document.getElementById("news");
const secondsBetweenRefreshes = 1;

/** Shows a message. The same message is not set again, or a screen reader would repeat it. */
function report(text) {
  if (news.textContent !== text) news.textContent = text;
}

const outOfDate = "The emulator does not respond: this page is out of date.";
/** The timer of the next refresh. */
let nextRefresh;

/** Loads the page and replaces the parts that have changed. What is typed into other parts stays. */
async function refresh() {
  clearTimeout(nextRefresh);
  try {
    const response = await fetch("/", { cache: "no-store" });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const newPage = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const newPart = newPage.getElementById(part.id);
      if (newPart !== null && newPart.innerHTML !== part.innerHTML) replace(part, newPart);
    }
    if (news.textContent === outOfDate) report("");
  } catch {
    report(outOfDate);
  }
  clearTimeout(nextRefresh); // Another refresh may have set it meanwhile.
  if (!document.hidden) nextRefresh = setTimeout(refresh, secondsBetweenRefreshes * 1000);
}

/** Replaces the content of a part; the element that has the focus keeps it, by its id. */
function replace(part, newPart) {
  const focusedId = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...newPart.childNodes);
  document.getElementById(focusedId)?.focus();
}

/** Sends a change to the admin API, and reports a refusal. Returns whether it was accepted. */
async function send(method, path, body) {
  const init = body === undefined ? {} : { body: JSON.stringify(body) };
  try {
    const response = await fetch(path, { method, ...init });
    if (response.ok) return true;
    report((await response.json()).error);
  } catch {
    report(outOfDate);
  }
  return false;
}

/** The value of a switch, by the type of its control; undefined if it is invalid. */
function valueOf(form) {
  const name = form.dataset.switch;
  const control = document.getElementById(`value-${name}`);
  if (!form.reportValidity()) return undefined;
  if (name === "rateLimit") {
    const retryAfter = document.getElementById("value-retryAfter").checked;
    return control.value === "" ? null : { requestsPerSecond: Number(control.value), retryAfter };
  }
  if (control.type === "checkbox") return control.checked;
  return control.type === "number" ? Number(control.value) : control.value;
}

/** Sets a switch to the value of its control; if that is refused, the control shows the old value. */
async function setSwitch(form) {
  const name = form.dataset.switch;
  const value = valueOf(form);
  if (value === undefined) return;
  if (await send("PATCH", "/_emulator/switches", { [name]: value })) {
    report(`${name} is now ${JSON.stringify(value)}.`);
  } else {
    form.reset();
  }
  await refresh();
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-switch]");
  if (form !== null) void setSwitch(form);
});

document.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (event.target.id !== "new-fault") return;
  const parts = [...event.target.querySelectorAll("[data-part]")];
  const fault = Object.assign({}, ...parts.map(({ value }) => JSON.parse(value)));
  if (await send("POST", "/_emulator/faults", fault)) report("The fault is waiting.");
  await refresh();
});

document.addEventListener("click", async ({ target }) => {
  const button = target.closest("button[data-path]");
  if (button === null) return;
  if (await send(button.dataset.method, button.dataset.path)) report("Done.");
  await refresh();
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) void refresh();
});
nextRefresh = setTimeout(refresh, secondsBetweenRefreshes * 1000);
