import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const chromiumPath = "/usr/bin/chromium";

/** `describe` for tests in Chromium. Without Chromium they are skipped, with the reason in the title. */
export function describeInBrowser(title: string, tests: () => void): void {
  const { missing } = findBrowser();
  if (missing === undefined) describe(title, tests);
  else describe.skip(`${title} (skipped: ${missing})`, tests);
}

/**
 * Finds Debian's Chromium, and installs it if that is possible.
 *
 * @returns Why there is none, as `missing`.
 */
export function findBrowser(): { readonly missing?: string } {
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
      // Chromium has no sandbox for root, and CI runs as root. The other flags keep it off the network.
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

/** A page, and what it has done since it was opened. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** All messages of the console, of any level, and all uncaught errors. */
  readonly errors: readonly string[];
  /** The URLs of all requests, except for the page itself and embedded images. */
  readonly requests: readonly string[];
}

/** Opens a page in a tab of its own, and waits until it has loaded. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions,
): Promise<OpenedPage> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(120_000); // For hangs only: a busy machine may take a minute.
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
