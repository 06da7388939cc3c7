// Keeps the page up to date, and turns switches and faults. It runs in the browser.
const news = document.getElementById("news");
const secondsBetween = 1;

/** Shows a message once, so that a screen reader does not repeat it. */
function report(text) {
  if (news.textContent !== text) news.textContent = text;
}

const outOfDate = "The emulator does not respond: this page is out of date.";
let next;

/** Replaces the parts that have changed. What is typed into the others stays. */
async function refresh() {
  clearTimeout(next);
  try {
    const response = await fetch("/", { cache: "no-store" });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of document.querySelectorAll("[data-live]")) {
      const other = fresh.getElementById(part.id);
      if (other !== null && other.innerHTML !== part.innerHTML) replace(part, other);
    }
    if (news.textContent === outOfDate) report("");
  } catch {
    report(outOfDate);
  }
  clearTimeout(next);
  if (!document.hidden) next = setTimeout(refresh, secondsBetween * 1000);
}

function replace(part, other) {
  const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
  part.replaceChildren(...other.childNodes);
  document.getElementById(focused)?.focus();
}

/** Sends a change to the controls; reports a refusal. */
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

/** The value of a switch; undefined if what is typed is invalid. */
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

document.addEventListener("visibilitychange", () => void (document.hidden || refresh()));
next = setTimeout(refresh, secondsBetween * 1000);
