import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const chromiumPath = "/usr/bin/chromium";

/** Whether Debian's Chromium is installed; installs it if possible. */
export function browserIsHere(): { readonly missing?: string } {
  if (existsSync(chromiumPath)) return {};
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    return { missing: "Chromium is not installed, and only root can install it" };
  }
  const steps = [["update"], ["install", "-y", "--no-install-recommends", "chromium"]];
  for (const step of steps) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const { status, stderr } = spawnSync("apt-get", step, { encoding: "utf8", env });
    if (status !== 0) return { missing: `apt-get ${step[0]} failed: ${stderr}` };
  }
  return existsSync(chromiumPath) ? {} : { missing: "apt-get has brought no Chromium" };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** The activity of a page, besides being shown. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  readonly errors: readonly string[];
  /** All requests except for the page itself; embedded pictures are not requests. */
  readonly requests: readonly string[];
}

export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<OpenedPage> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(120_000); // For hangs alone.
  const errors: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) requests.push(request.url());
  });
  await page.goto(url, { waitUntil: "load" });
  return { page, errors, requests, [Symbol.asyncDispose]: () => page.close() };
}
