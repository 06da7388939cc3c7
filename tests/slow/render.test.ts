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

/** The pages of `kaleyra-flows render` for one document each. */
const documents = {
  appointment: join(repository, "examples/published-flow/appointment.json"),
  everyComponent: join(__dirname, "documents/every-component.json"),
  hostile: join(__dirname, "documents/hostile.json"),
};
/** The page of `kaleyra-flows render` for the change from the first document to the second. */
const changedDocuments = [documents.appointment, documents.hostile];
/** The pages, by the names of their files. `plan` is that of `kaleyra-flows comment`. */
type Name = keyof typeof documents | "changes" | "plan" | "wide";

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };

// The classes and attributes are those of cli/src/render.

describeInBrowser("a rendered page in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "kaleyra-render-"));
  let browser: Browser;

  beforeAll(async () => {
    const script = join(repository, "cli/dist/cli/src/main.js");
    const draw = (command: string, option: string, name: string, ...files: readonly string[]) => {
      const args = [script, command, ...files, option, join(folder, `${name}.html`)];
      execFileSync(process.execPath, args, { stdio: "pipe" });
    };
    for (const [name, file] of Object.entries(documents)) draw("render", "-o", name, file);
    draw("render", "-o", "changes", ...changedDocuments);
    writeFileSync(join(folder, "plan.json"), aPlanToLookAt());
    draw("comment", "--page", "plan", join(folder, "plan.json"));
    writeFileSync(join(folder, "wide.json"), aWideFlow("hub"));
    draw("render", "-o", "wide", join(folder, "wide.json"));
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  const url = (name: Name) => pathToFileURL(join(folder, `${name}.html`)).href;

  const names = [...Object.keys(documents), "changes", "plan", "wide"] as Name[];
  const sizes = [
    { on: "a phone", size: phone },
    { on: "a desk", size: desk },
  ];
  const pages = names.flatMap((name) => sizes.map((size) => ({ name, ...size })));

  it.each(pages)("fits on $on, without requests and messages: $name", async ({ name, size }) => {
    await using opened = await open(browser, url(name), size);

    const screenshot = await opened.page.screenshot({ fullPage: true });
    const [content, window] = await opened.page.evaluate<number[]>(inPage.widths);

    expect(content).toBe(window);
    expect(opened.errors).toEqual([]);
    expect(opened.requests).toEqual([]);
    // A PNG has its width at byte 16. An empty page would have fewer than 20,000 bytes.
    expect(screenshot.readUInt32BE(16)).toBe(size.viewport.width);
    expect(screenshot.length).toBeGreaterThan(20_000);
  });

  it("shows every screen, in order, with its title and its button", async () => {
    await using opened = await open(browser, url("appointment"), phone);

    const screens = await opened.page.evaluate(inPage.screens);

    expect(screens).toEqual([
      {
        name: "SERVICE",
        title: "What for",
        button: "Choose a time",
        marks: ["Entry"],
      },
      { name: "TIME", title: "When", button: "Your details", marks: [] },
      { name: "CONTACT", title: "Who", button: "Check your booking", marks: [] },
      {
        name: "SUMMARY",
        title: "Your booking",
        button: "Book appointment",
        marks: ["Terminal"],
      },
    ]);
  });

  it("draws the graph with the entry on the left, the terminal screen on the right, and arrows between them", async () => {
    await using opened = await open(browser, url("appointment"), desk);

    const boxes = await opened.page.evaluate(inPage.boxes);
    const arrows = await opened.page.locator(".graph .edge title").allTextContents();

    expect(boxes).toEqual([
      { name: "SERVICE", pills: ["Entry"], href: "#screen-1" },
      { name: "TIME", pills: [], href: "#screen-2" },
      { name: "CONTACT", pills: [], href: "#screen-3" },
      { name: "SUMMARY", pills: ["Terminal"], href: "#screen-4" },
    ]);
    expect(arrows).toEqual(["SERVICE → TIME", "TIME → CONTACT", "CONTACT → SUMMARY"]);
  });

  it("shows the screens below each other on a phone and next to each other on a desktop", async () => {
    await using onPhone = await open(browser, url("appointment"), phone);
    await using onDesk = await open(browser, url("appointment"), desk);

    const columns: number[] = [];
    for (const { page } of [onPhone, onDesk]) {
      const places = await page.evaluate<Place[]>(inPage.screenPlaces);
      columns.push(new Set(places.map(({ left }) => left)).size);
      expect(places.every(({ width, height }) => width > 280 && height > 500)).toBe(true);
    }

    expect(columns).toEqual([1, 4]);
  });

  it("shows a finding at its component, and in a list that links to it", async () => {
    await using opened = await open(browser, url("hostile"), phone);
    const line = lineWith(documents.hostile, `"requierd"`);

    const atComponent = await opened.page.textContent("[data-type=RadioButtonsGroup] > .findings");
    const inList = opened.page.locator(".finding-list li", { hasText: "requierd" });

    expect(atComponent).toContain(
      `Error, line ${line}: a RadioButtonsGroup has no property requierd`,
    );
    expect(await inList.textContent()).toContain(`line ${line}`);
    const target = (await inList.locator("a").getAttribute("href")) ?? "";
    expect(await opened.page.getAttribute(target, "data-type")).toBe("RadioButtonsGroup");
    expect(await opened.page.textContent(".graph .missing")).toContain("no such screen");
  });

  it.each<Name>(["hostile", "changes", "plan"])(
    "runs nothing from a document: %s",
    async (name) => {
      await using opened = await open(browser, url(name), desk);

      expect(await opened.page.evaluate(inPage.activeContent)).toEqual({
        scripts: 0,
        handlers: 0,
        addresses: [],
      });
    },
  );

  it("shows a document's markup as text", async () => {
    await using opened = await open(browser, url("hostile"), desk);

    expect(await opened.page.title()).toBe("hostile.json: screens and routing");
    expect(await opened.page.textContent("[data-type=TextHeading]")).toBe(
      `<script>document.title = "taken over"</script>`,
    );
  });

  const looks = names.flatMap((name) =>
    (["light", "dark"] as const).map((colorScheme) => ({ name, colorScheme })),
  );

  it.each(looks)("is accessible, $colorScheme: $name", async ({ name, colorScheme }) => {
    await using opened = await open(browser, url(name), { ...phone, colorScheme });
    await opened.page.evaluate(inPage.openAllDetails);

    await opened.page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    const violations = await opened.page.evaluate(inPage.violations);
    const backgrounds = await opened.page.evaluate<string[]>(inPage.backgrounds);

    expect(violations).toEqual([]);
    expect(backgrounds.map(isLight)).toEqual([colorScheme === "light", colorScheme === "light"]);
  });
});

/** A screen's place on a page, in pixels. */
interface Place {
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** Whether a color such as `rgb(255, 255, 255)` is lighter than half. */
function isLight(color: string): boolean {
  return (color.match(/\d+/g) ?? []).slice(0, 3).every((part) => Number(part) > 127);
}

/** The number of the first line of a file with this text. */
function lineWith(file: string, text: string): number {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.findIndex((line) => line.includes(text)) + 1;
}
