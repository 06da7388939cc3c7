import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { Browser } from "playwright-core";

import { DevServer } from "../support/dev-server";
import { describeInBrowser, launchBrowser, open, type OpenedPage } from "./support/browser";
import {
  desk,
  documentFile,
  expectFocus,
  expectScreen,
  expectText,
  tap,
  walk,
} from "./support/dev-page";
import { inPage } from "./support/in-page";

const phone = { viewport: { width: 390, height: 844 } };

// The labels come from the documents in tests/slow/documents, the classes from cli/src/dev/view.

describeInBrowser("the page of kaleyra-flows dev in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "kaleyra-dev-"));
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  it("follows the file, on the same screen and with the same form values", async () => {
    const file = join(folder, "followed.json");
    copyFileSync(documentFile("branches"), file);
    await using opened = await walk(browser, file);
    const { page } = opened;
    const replaceInFile = (from: string, to: string) =>
      writeFileSync(file, readFileSync(file, "utf8").replaceAll(from, to));

    await page.getByLabel("By train").check();
    await page.getByLabel("Station").fill("North");
    replaceInFile("How do you travel?", "How do you get here?");
    await page.getByText("How do you get here?").waitFor();
    expect(await page.getByLabel("Station").inputValue()).toBe("North");
    await expectFocus(page, "input-station");

    // Many editors save like this: they write a new file and rename it.
    writeFileSync(`${file}~`, readFileSync(file, "utf8").replace("By car", "By bus"));
    renameSync(`${file}~`, file);
    await page.getByText("By bus").waitFor();
    expect(await page.getByLabel("By train").isChecked()).toBe(true);

    replaceInFile('"label": "Station"', '"lable": "Station"');
    await expectText(page, ".phone .finding", "lable");
    await expectText(page, ".finding-list", "lable");

    // A document without a version is drawn; the same document, cut off, is not.
    replaceInFile('"version": "7.3",', "");
    const whole = readFileSync(file, "utf8");
    writeFileSync(file, whole.slice(0, -20));
    await expectText(page, ".problem", "shows its last version");
    expect(await page.getByText("By bus").count()).toBe(1);
    expect(await page.locator(".finding-list li").count()).toBeGreaterThan(0);

    writeFileSync(file, whole.replace("By bus", "By tram"));
    await page.getByText("By tram").waitFor();
    expect(await page.getByLabel("By train").isChecked()).toBe(true);
    expect(opened.errors).toEqual([]);
  });

  it("has a run of its own in each window", async () => {
    await using server = await DevServer.start(documentFile("branches"));
    await using one = await open(browser, server.url, desk);
    await using other = await open(browser, server.url, desk);

    await one.page.getByLabel("By car").check();
    await one.page.getByLabel("Number plate").waitFor();
    await other.page.getByLabel("By train").check();
    await other.page.getByLabel("Station").waitFor();

    expect(await one.page.getByLabel("By car").isChecked()).toBe(true);
  });

  it("runs and loads nothing of a document", async () => {
    const file = join(folder, "hostile.json");
    const hostile = JSON.parse(readFileSync(documentFile("hostile"), "utf8")) as Hostile;
    const show = (screen: Hostile["screens"][number], id: string) =>
      writeFileSync(file, JSON.stringify({ ...hostile, screens: [{ ...screen, id }] }));
    show(hostile.screens[0] ?? {}, "FIRST");
    await using opened = await walk(browser, file);
    const { page } = opened;

    for (const [index, screen] of hostile.screens.entries()) {
      show(screen, `S${"X".repeat(index)}`);
      await expectText(page, ".facts", `Screen S${"X".repeat(index)},`);
      const content = await page.evaluate<{ addresses: string[] }>(inPage.activeContent);
      expect(content).toMatchObject({ scripts: 1, handlers: 0 });
      // The addresses of the page's own style, script and icon.
      const isOfPage = (address: string) => /^\/page\.|^data:,$/.test(address);
      expect(content.addresses.filter((address) => !isOfPage(address))).toEqual([]);
    }
    const { origin } = new URL(page.url());
    expect(opened.requests.filter((url) => !url.startsWith(origin))).toEqual([]);
    expect(opened.errors).toEqual([]);

    // The page's Content-Security-Policy: even markup that is in the page neither runs nor loads.
    await page.evaluate(`document.body.insertAdjacentHTML("beforeend",
        '<img src="x:" onerror="document.title = 1"><img src="https://example.com/x.png">')`);
    await page.locator("img[src='x:']").waitFor({ state: "attached" });
    expect(await page.title()).toBe("hostile.json: walk-through");
  });

  const looks = [
    { colorScheme: "light", size: phone },
    { colorScheme: "dark", size: desk },
  ] as const;

  it.each(looks)("is accessible and fits, $colorScheme, $size.viewport.width", async (look) => {
    const { colorScheme, size } = look;
    await using server = await DevServer.start(documentFile("every-component"));
    await using stay = await DevServer.start(documentFile("stay"));
    await using first = await open(browser, server.url, { ...size, colorScheme });
    await using second = await open(browser, stay.url, { ...size, colorScheme });
    const expectAccessible = async ({ page }: OpenedPage) => {
      await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
      expect(await page.evaluate(inPage.violations)).toEqual([]);
      const [content, window] = await page.evaluate<number[]>(inPage.widths);
      expect(content).toBe(window);
    };

    await expectAccessible(first);
    await tap(first.page, /Car/);
    await expectScreen(first.page, "Texts");
    await expectAccessible(first);
    await tap(first.page, "On");
    await expectScreen(first.page, "Terms");
    await expectAccessible(first);
    await tap(second.page, "Days");
    await second.page.locator(".wrong").first().waitFor();
    await expectAccessible(second);
    for (const title of ["Home", "Send files"]) {
      await first.page.getByRole("button", { name: "Start again" }).click();
      await expectScreen(first.page, "Welcome");
      await tap(first.page, new RegExp(title));
      await first.page.locator("[id^=input-]").first().waitFor({ state: "attached" });
      await expectAccessible(first);
    }
  });
});

/** The document `hostile.json`, as far as it is read here. */
interface Hostile {
  readonly screens: readonly { readonly id?: string }[];
}
