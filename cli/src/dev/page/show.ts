import { Idiomorph } from "idiomorph";

/** Shows a view, changing only what differs, so that the focus and the caret stay where they are. */
export function show(html: string): void {
  const view = document.querySelector("#view");
  if (view === null) return;
  const before = screenId();
  const focused = document.activeElement;
  const wasInvalid = invalidIds();
  void Idiomorph.morph(view, html, {
    morphStyle: "innerHTML",
    callbacks: { beforeAttributeUpdated },
  });
  if (screenId() !== before) {
    document.querySelector<HTMLElement>("#screen-title")?.focus();
    return;
  }
  const isButton = focused instanceof HTMLButtonElement;
  const newlyInvalid = [...invalidIds()].find((id) => !wasInvalid.has(id));
  if (isButton && newlyInvalid !== undefined) document.getElementById(newlyInvalid)?.focus();
}

/** Changes with each screen and each run. */
function screenId(): string | undefined {
  return document.querySelector("main > .screen")?.id;
}

function invalidIds(): ReadonlySet<string> {
  return new Set([...document.querySelectorAll("[aria-invalid][id]")].map(({ id }) => id));
}

/** What is being typed, and whether details are open, is known here and not by the server. */
function beforeAttributeUpdated(name: string, element: Element): boolean {
  if (name === "value") return element !== document.activeElement;
  return !(name === "open" && element instanceof HTMLDetailsElement);
}
