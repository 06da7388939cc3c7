import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import type { Browser } from "playwright-core";

import { aPlanToLookAt } from "../support/a-plan-to-look-at";
import { repository } from "../support/repository";
import { describeInBrowser, launchBrowser, open } from "./support/browser";
import { inPage } from "./support/in-page";
import { aWideFlow } from "./support/wide-flow";

/** An image of one transparent pixel, as base64. */
const transparentPixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

const footer = { type: "Footer", label: "On", "on-click-action": { name: "complete" } };
/** The text of a document of one screen with these components. */
const oneScreen = (...children: readonly object[]) =>
  JSON.stringify({
    version: "7.3",
    screens: [
      {
        id: "END",
        title: "End",
        terminal: true,
        layout: { type: "SingleColumnLayout", children: [...children, footer] },
      },
    ],
  });

/** The documents of the pages that `kaleyra-flows render` draws, by the names of their files. */
const documents = {
  components: readFileSync(join(__dirname, "documents/every-component.json"), "utf8"),
  hub: aWideFlow("hub"),
  chain: aWideFlow("chain"),
  mesh: aWideFlow("mesh"),
  dropdown: oneScreen({
    type: "Dropdown",
    name: "branch",
    label: "Where?",
    "data-source": ["Harbour", "Station"].map((title) => ({ id: title, title })),
  }),
  // 30 unknown properties, and 3 missing texts.
  mistakes: oneScreen(
    ...Array.from({ length: 30 }, (_, at) => ({ type: "TextBody", text: "Text", [`no${at}`]: 1 })),
    ...Array.from({ length: 3 }, () => ({ type: "TextBody" })),
  ),
  images: oneScreen(
    { type: "Image", src: transparentPixel, "alt-text": "A logo" },
    { type: "Image", src: "iVBORw0KGgo", "alt-text": "A broken logo", width: 1, height: 1 },
  ),
};
/** The pages, by the names of their files. `plan` is that of `kaleyra-flows comment`. */
type Name = keyof typeof documents | "plan";

/**
 * The width of A4 and the height of Letter at 96 pixels an inch, without the margins of `@page` in
 * cli/src/render/print.ts.
 */
const paper = { viewport: { width: 718, height: 965 } };
const media = [
  { on: "a phone", size: { viewport: { width: 390, height: 844 } } },
  { on: "a tablet", size: { viewport: { width: 820, height: 1180 } } },
  { on: "a desk", size: { viewport: { width: 1280, height: 800 } } },
  { on: "paper", size: paper, print: true },
];

// The classes are those of cli/src/render.

describeInBrowser("a page on paper and on a phone", () => {
  const folder = mkdtempSync(join(tmpdir(), "kaleyra-paper-"));
  let browser: Browser;

  beforeAll(async () => {
    const run = (...args: readonly string[]) =>
      execFileSync(process.execPath, [join(repository, "cli/dist/cli/src/main.js"), ...args], {
        cwd: folder,
        stdio: "pipe",
      });
    for (const [name, text] of Object.entries(documents)) {
      writeFileSync(join(folder, `${name}.json`), text);
      run("render", `${name}.json`);
    }
    writeFileSync(join(folder, "preview.json"), aPlanToLookAt());
    run("comment", "preview.json", "--page", "plan.html");
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page on paper, or in a window of this size. The user prefers dark colors. */
  async function openPage(name: Name, { size = paper, print = true } = {}) {
    const opened = await open(browser, pathToFileURL(join(folder, `${name}.html`)).href, {
      ...size,
      colorScheme: "dark",
    });
    if (print) await opened.page.emulateMedia({ media: "print" });
    return opened;
  }

  const wideFlows = ["hub", "chain", "mesh"] as const;
  const widePages = wideFlows.flatMap((name) => media.map((medium) => ({ name, ...medium })));

  it.each(widePages)(
    "shows all 21 screens of a graph on $on: $name",
    async ({ name, size, print = false }) => {
      await using opened = await openPage(name, { size, print });

      const screens = await opened.page.evaluate<string[]>(inPage.screensInGraph);

      expect(new Set(screens).size).toBe(21);
      expect(screens).toHaveLength(21);
    },
  );

  const names = [...wideFlows, "plan", "components"] as const;
  const pages = names.flatMap((name) => media.map((medium) => ({ name, ...medium })));

  it.each(pages)(
    "cuts nothing and has no small text on $on: $name",
    async ({ name, size, print = false }) => {
      await using opened = await openPage(name, { size, print });

      expect(await opened.page.evaluate(inPage.cutElements)).toEqual([]);
      expect(await opened.page.evaluate(inPage.smallestText)).toBeGreaterThanOrEqual(11);
    },
  );

  it.each(names)("breaks no screen, row or component between sheets: %s", async (name) => {
    await using opened = await openPage(name);

    const [count, splittable] = await opened.page.evaluate<[number, string[]]>(inPage.splittable);

    expect(count).toBeGreaterThan(3);
    expect(splittable).toEqual([]);
  });

  it("is printed black on white, even if the user prefers dark colors", async () => {
    await using opened = await openPage("plan");

    expect(await opened.page.evaluate(inPage.backgrounds)).toEqual([
      "rgb(255, 255, 255)",
      "rgb(255, 255, 255)",
    ]);
    expect(await opened.page.evaluate(inPage.colorsOfText)).toEqual([]);
  });

  it("is printed with the options of a Dropdown, which are folded on a screen", async () => {
    await using onScreen = await openPage("dropdown", { size: paper, print: false });
    await using onPaper = await openPage("dropdown");

    const visible = [onScreen, onPaper].map(({ page }) => page.evaluate(inPage.visibleOptions));

    expect(await Promise.all(visible)).toEqual([[], ["Harbour", "Station"]]);
  });

  it("groups findings of one code, and links to each place", async () => {
    await using opened = await openPage("mistakes", { size: paper, print: false });

    const entries = opened.page.locator(".finding-list > li");

    expect(await entries.count()).toBe(2);
    const [unknownProperties = "", missingTexts = ""] = await entries.allTextContents();
    expect(unknownProperties).toContain("30 errors: for example, a TextBody has no property no0");
    expect(missingTexts).toContain("3 errors: ");
    expect(await entries.nth(0).locator("a").count()).toBe(30);
    expect(await entries.nth(1).locator("a").count()).toBe(3);
  });

  it("outlines images that are transparent, broken or tiny", async () => {
    await using opened = await openPage("images", { size: paper, print: false });

    const images = await opened.page.evaluate<object[]>(inPage.imageFrames);

    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toEqual({ isOutlined: true, isLarge: true });
  });

  it("describes a change of every kind in words", async () => {
    await using opened = await openPage("plan", { size: paper, print: false });

    const text = await opened.page.evaluate<string>("document.body.innerText");

    for (const words of [
      "Nothing has happened yet.",
      "1 new screen (REMINDER “Reminder”), 3 changed screens (SERVICE “What for”, CONTACT “Who”, SUMMARY “Your booking”), 1 moved part, 2 new routes, 1 lost route.",
      "Unchanged screens: TIME “When”.",
      "screen SERVICE › Dropdown branch (“Where?”) is moved, and is now above “What do you need?”",
      "screen SUMMARY › Footer › label: from Book appointment to Confirm booking",
      "screen REMINDER (“Reminder”) is added",
      "New route: CONTACT → REMINDER",
      "Lost route: CONTACT → SUMMARY",
      "leads to REMINDER (new), SUMMARY (lost)",
      "Warning: this flow is switched off for good.",
      "Customers can open this flow today.",
      "applying the plan deprecates it.",
      "What goes away",
    ]) {
      expect(text).toContain(words);
    }
  });

  it("is printed with the routes in words, which are folded on a screen", async () => {
    await using onScreen = await openPage("dropdown", { size: paper, print: false });
    await using onPaper = await openPage("dropdown");

    const isVisible = [onScreen, onPaper].map(({ page }) =>
      page.locator(".routes > ul").isVisible(),
    );

    expect(await Promise.all(isVisible)).toEqual([false, true]);
  });

  it("marks new and lost routes of a graph with words", async () => {
    await using opened = await openPage("plan", { size: media[2]?.size ?? paper, print: false });

    expect(await opened.page.locator(".graph .label-text").allTextContents()).toEqual(
      expect.arrayContaining(["new", "new", "lost"]),
    );
    expect(await opened.page.locator(".graph .new .pill-text").allTextContents()).toEqual(["New"]);
  });
});
