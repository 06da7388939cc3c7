import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

import { startEmulator } from "kaleyra-emulator";
import type { Page } from "playwright-core";

import { aPreview, live } from "../../tests/support/previews";
import { commentPage } from "./comment-page";

/** One picture: a page of the browser that shows something of the programs. */
interface Picture {
  /** The width of the page in pixels. */
  readonly width: number;
  /** @default the height of the page */
  readonly height?: number;
  /** Loads the page. The folder is for files that it needs. */
  readonly show: (page: Page, folder: string) => Promise<Stop>;
}

/** Stops the process or server that the page was loaded from. */
type Stop = () => Promise<void>;

const repository = path.resolve(__dirname, "../..");
const script = path.join(repository, "cli/dist/cli/src/main.js");
const document = path.join(repository, "examples/published-flow/appointment.json");
const appointment = readFileSync(document, "utf8");
const edited = appointment
  .replace('"Choose a time"', '"Pick a time"')
  .replace('"Book appointment"', '"Confirm booking"');

/** The pictures of README and docs, by their file name in docs/images. */
export const pictures: Readonly<Record<string, Picture>> = {
  "render.webp": {
    width: 1400,
    show: (page, folder) => {
      run("render", document, "-o", path.join(folder, "page.html"));
      return open(page, path.join(folder, "page.html"));
    },
  },
  "comment.webp": {
    width: 900,
    show: (page, folder) => {
      const args = ["comment", writtenPreview(folder), "--title", "clinic/prod"];
      run(...args, "--out", path.join(folder, "comment.md"));
      const comment = readFileSync(path.join(folder, "comment.md"), "utf8");
      writeFileSync(path.join(folder, "comment.html"), commentPage(comment));
      return open(page, path.join(folder, "comment.html"));
    },
  },
  "changes.webp": {
    width: 1100,
    height: 1170,
    show: (page, folder) => {
      run("comment", writtenPreview(folder), "--page", path.join(folder, "changes.html"));
      return open(page, path.join(folder, "changes.html"));
    },
  },
  "walk-through.webp": { width: 1000, height: 780, show: walkThrough },
  "emulator.webp": { width: 1280, height: 860, show: showEmulator },
};

/** Draws a picture and returns it as WebP. */
export async function draw(
  page: Page,
  name: string,
  { height, width, show }: Picture,
): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), "kaleyra-pictures-"));
  try {
    // A full page is at least as high as the window, so the window is low.
    await page.setViewportSize({ width, height: height ?? 400 });
    const stop = await show(page, folder);
    const png = await page.screenshot({ fullPage: height === undefined, animations: "disabled" });
    await stop();
    // The policy of the page itself (Content-Security-Policy) could refuse the image.
    await page.goto("about:blank");
    const webp = await page.evaluate<string>(toWebp(png.toString("base64")));
    return Buffer.from(webp, "base64");
  } catch (error) {
    throw new Error(`could not draw ${name}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * An expression that converts an image in the browser.
 *
 * @param png The PNG, in base64; so is the WebP.
 */
function toWebp(png: string): string {
  return `new Promise((resolve, reject) => {
    const image = new Image();
    image.onerror = reject;
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext("2d").drawImage(image, 0, 0);
      resolve(canvas.toDataURL("image/webp", 0.8).split(",")[1]);
    };
    image.src = "data:image/png;base64,${png}";
  })`;
}

/** Runs `kaleyra-flows`. */
function run(...args: readonly string[]): void {
  execFileSync(process.execPath, [script, ...args], { stdio: ["ignore", "ignore", "inherit"] });
}

async function open(page: Page, file: string): Promise<Stop> {
  await page.goto(pathToFileURL(file).href);
  return () => Promise.resolve();
}

/** Writes a preview with an edit of a live flow, and the delete of another one. */
function writtenPreview(folder: string): string {
  const file = path.join(folder, "preview.json");
  const steps = [
    {
      name: "appointment",
      op: "update",
      before: { ...live, flowJson: appointment },
      after: { publish: true, flowJson: edited },
    },
    { name: "feedback", op: "delete", before: { ...live, flowJson: appointment }, id: "445566" },
  ];
  writeFileSync(file, aPreview({ steps }));
  return file;
}

/** `kaleyra-flows dev` after a choice on the first screen, which shows a text about it. */
async function walkThrough(page: Page): Promise<Stop> {
  const child = spawn(process.execPath, [script, "dev", document, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = (await once(createInterface(child.stdout), "line")) as [string];
  // The first line begins with the page's address (cli/src/commands/dev.ts).
  await page.goto(line.split(" ")[0] ?? "");
  await page.getByText("Teeth cleaning").click();
  await page.getByText("About 45 minutes").waitFor();
  return () => stopProcess(child);
}

async function stopProcess(child: ChildProcess): Promise<void> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}

/** The emulator's page, with flows, a changed switch, a fault and the requests that met it. */
async function showEmulator(page: Page): Promise<Stop> {
  const kaleyra = await startEmulator({
    port: 4010, // The page shows it, so it is always the same.
    flows: [
      { name: "feedback", status: "DEPRECATED" },
      { name: "appointment", status: "PUBLISHED", document: appointment },
      { name: "booking", endpointUri: "https://flows.example.com/booking" },
    ],
    switches: { deletionRefusal: "raw" },
  });
  const { KALEYRA_SID: sid, KALEYRA_API_KEY: key, KALEYRA_WABA_ID: waba } = kaleyra.environment;
  kaleyra.addFault({ operation: "publishFlow", status: 503, body: "<html>" });
  const booking = kaleyra.flows().at(-1)?.id;
  const requests = [
    { method: "GET", path: `${waba}/flows` },
    { method: "POST", path: `${booking}/publish` },
    { method: "GET", path: `${booking}?fields=status` },
  ];
  for (const { method, path: address } of requests) {
    const headers = { "api-key": key };
    await fetch(`${kaleyra.url}/v2/${sid}/whatsapp/${address}`, { method, headers });
  }
  await page.goto(kaleyra.url);
  return () => kaleyra.close();
}
