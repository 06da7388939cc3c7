import { join } from "node:path";

import type { Browser, BrowserContextOptions, Page } from "playwright-core";

import { DevServer } from "../../support/dev-server";
import { type OpenedPage, open } from "./browser";

export const desk = { viewport: { width: 1280, height: 900 } };

export function documentFile(name: string): string {
  return join(__dirname, "../documents", `${name}.json`);
}

export interface WalkOptions {
  readonly size?: BrowserContextOptions;
  readonly flags?: readonly string[];
}

/** A page on a server of its own. */
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

/** The phone has a button of this name. */
export function tap(page: Page, button: string | RegExp): Promise<void> {
  return page.locator(".phone").getByRole("button", { name: button, exact: true }).click();
}

export async function titleOf(page: Page): Promise<string | null> {
  return page.textContent("#screen-title");
}

export async function expectScreen(page: Page, title: string): Promise<void> {
  await expectText(page, "#screen-title", title);
}

/** Waits, since a view comes after the event that changes it. */
export async function expectText(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor({ state: "attached" });
}

export async function expectFocus(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}:focus`).waitFor({ state: "attached" });
}

export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    await page.keyboard.press("Tab");
    if ((await page.locator(`${selector}:focus`).count()) > 0) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

export async function formOf(page: Page): Promise<unknown> {
  return JSON.parse((await page.locator(".inspector .json").first().textContent()) ?? "");
}

export async function payloadOf(page: Page): Promise<unknown> {
  return JSON.parse((await page.textContent(".phone .json")) ?? "");
}
