import { join } from "node:path";

import type { Browser, BrowserContextOptions, Page } from "playwright-core";

import { DevServer } from "../../support/dev-server";
import { type OpenedPage, open } from "./browser";

/** The size of a desktop's window. */
export const desk = { viewport: { width: 1280, height: 900 } };

/** The path of a document in tests/slow/documents. */
export function documentFile(name: string): string {
  return join(__dirname, "../documents", `${name}.json`);
}

export interface WalkOptions {
  readonly size?: BrowserContextOptions;
  /** Flags of `kaleyra-flows dev`. */
  readonly flags?: readonly string[];
}

/**
 * Starts `kaleyra-flows dev` for a document and opens its page. The ids and classes below are those
 * of `cli/src/dev/view`; the compiler does not check them.
 */
export async function walk(
  browser: Browser,
  file: string,
  { size = desk, flags = [] }: WalkOptions = {},
): Promise<OpenedPage> {
  const server = await DevServer.start(file, ...flags);
  const opened = await open(browser, server.url, size);
  return {
    ...opened,
    [Symbol.asyncDispose]: async () => {
      await opened[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** Presses the button of the phone with this label. */
export function tap(page: Page, button: string | RegExp): Promise<void> {
  return page.locator(".phone").getByRole("button", { name: button, exact: true }).click();
}

/** The title of the screen that the phone shows now. */
export async function titleOf(page: Page): Promise<string | null> {
  return page.textContent("#screen-title");
}

/** Waits until the phone shows the screen with this title. */
export async function expectScreen(page: Page, title: string): Promise<void> {
  await expectText(page, "#screen-title", title);
}

/** Waits until an element has the text: the server sends a new view after each event of the page. */
export async function expectText(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor({ state: "attached" });
}

/** Waits until the element with this id has the focus. */
export async function expectFocus(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}:focus`).waitFor({ state: "attached" });
}

/** Presses Tab until an element has the focus; more often than any page of the tests has controls. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press("Tab");
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

/** The form values, which are the first JSON of the inspector. */
export async function formOf(page: Page): Promise<unknown> {
  return JSON.parse((await page.locator(".inspector .json").first().textContent()) ?? "");
}

/** The payload for the business, which the phone shows at the end of a flow. */
export async function payloadOf(page: Page): Promise<unknown> {
  return JSON.parse((await page.textContent(".phone .json")) ?? "");
}
