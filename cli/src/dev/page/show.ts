import { Idiomorph } from "idiomorph";

/**
 * Shows a view, changing only what differs, so that the focus and the caret stay where they are. A new screen
 * gets the focus on its title; a refused Footer moves it to the first input that has become invalid.
 *
 * No compiler checks the selectors: `../view/view.ts` writes `#view`, `main` and `.screen`, `../view/phone.ts`
 * `#screen-title`, `../../render/components/controls.ts` `aria-invalid`.
 */
export function show(html: string): void {
  const view = document.querySelector("#view");
  if (view === null) return;
  const oldScreenId = screenId();
  const focused = document.activeElement;
  const oldInvalidIds = invalidIds();
  void Idiomorph.morph(view, html, {
    morphStyle: "innerHTML",
    callbacks: { beforeAttributeUpdated },
  });
  if (screenId() !== oldScreenId) {
    document.querySelector<HTMLElement>("#screen-title")?.focus();
    return;
  }
  // While the customer types, the focus stays where it is.
  const isButton = focused instanceof HTMLButtonElement;
  const newlyInvalid = [...invalidIds()].find((id) => !oldInvalidIds.has(id));
  if (isButton && newlyInvalid !== undefined) document.getElementById(newlyInvalid)?.focus();
}

/** The id of the shown screen, which differs for each screen and each run. */
function screenId(): string | undefined {
  return document.querySelector("main > .screen")?.id;
}

/** The ids of the controls of invalid inputs. */
function invalidIds(): ReadonlySet<string> {
  return new Set([...document.querySelectorAll("[aria-invalid][id]")].map(({ id }) => id));
}

/**
 * Whether Idiomorph may change an attribute. What is being typed, and whether details are open, is known
 * here and not by the server.
 */
function beforeAttributeUpdated(name: string, element: Element): boolean {
  if (name === "value") return element !== document.activeElement;
  return !(name === "open" && element instanceof HTMLDetailsElement);
}
