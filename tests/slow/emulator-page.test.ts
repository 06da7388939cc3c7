import { readFileSync } from "node:fs";

import { type Emulator, startEmulator } from "kaleyra-emulator";
import type { Browser } from "playwright-core";

import { answering, oddServer } from "../support/http-server";
import { describeInBrowser, launchBrowser, open } from "./support/browser";
import { inPage } from "./support/in-page";

// The ids of elements, and the words next to controls, are those of emulator/src/page.

const phone = { viewport: { width: 390, height: 844 } };
const desk = { viewport: { width: 1440, height: 900 } };

/**
 * Sends a request as a client of the emulator's account does.
 *
 * @param path Below the account's address.
 */
async function call(
  { environment }: Emulator,
  method: string,
  path: string,
  json?: object,
): Promise<{ readonly status: number; readonly body: { readonly id: string } }> {
  const { KALEYRA_API_URL: url, KALEYRA_SID: sid, KALEYRA_API_KEY: key } = environment;
  const response = await fetch(`${url}/v2/${sid}/whatsapp/${path}`, {
    method,
    headers: { "api-key": key, "content-type": "application/json" },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
  return { status: response.status, body: (await response.json()) as { id: string } };
}

/** Creates a draft in the account's WABA. */
function create(kaleyra: Emulator, name: string) {
  const path = `${kaleyra.environment.KALEYRA_WABA_ID}/flows`;
  return call(kaleyra, "POST", path, { name, categories: ["OTHER"] });
}

describeInBrowser("the emulator's page in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser.close());

  it("shows a flow that is created, published and deprecated, without a reload", async () => {
    await using kaleyra = await startEmulator();
    await using opened = await open(browser, kaleyra.url, desk);
    const row = opened.page.locator("#flows tbody tr");
    await opened.page.getByText("There are none.").waitFor();

    const { id } = (await create(kaleyra, "survey")).body;
    await row.filter({ hasText: /survey.*DRAFT\s*not live/ }).waitFor();
    await call(kaleyra, "POST", `${id}/publish`);
    await row.filter({ hasText: /survey.*PUBLISHED\s*live/ }).waitFor();
    await call(kaleyra, "POST", `${id}/deprecate`);
    await row.filter({ hasText: /survey.*DEPRECATED\s*not live/ }).waitFor();

    const requests = await opened.page.locator("#requests tbody tr").allInnerTexts();
    // The newest first.
    expect(requests.map((request) => /\b[a-z]+Flow\b/.exec(request)?.[0])).toEqual([
      "deprecateFlow",
      "publishFlow",
      "createFlow",
    ]);
    expect(opened.errors).toEqual([]);
  });

  it("turns a switch by keyboard, for the next request, and keeps the focus", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "7", status: "PUBLISHED" }] });
    await using opened = await open(browser, kaleyra.url, desk);
    const { page } = opened;

    await page.getByLabel("addressAllowed", { exact: true }).focus();
    await page.keyboard.press("Space");
    await page.getByText("addressAllowed is now false.").waitFor();
    const refused = await call(kaleyra, "GET", "7");
    await page.keyboard.press("Space");
    await page.getByText("addressAllowed is now true.").waitFor();

    expect([refused.status, (await call(kaleyra, "GET", "7")).status]).toEqual([403, 200]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.id")).toBe("value-latencyMs");
  });

  it("sets switches that are words, numbers and the rate limit", async () => {
    await using kaleyra = await startEmulator();
    await using opened = await open(browser, kaleyra.url, desk);
    const { page } = opened;

    await page.getByLabel("deletionRefusal", { exact: true }).selectOption("fault");
    await page.getByText(`deletionRefusal is now "fault".`).waitFor();
    await page.getByLabel("readLagReads", { exact: true }).fill("3");
    await page.keyboard.press("Enter");
    await page.getByText("readLagReads is now 3.").waitFor();
    await page.getByLabel("requests per second").fill("5");
    await page.getByLabel("with Retry-After").check();
    await page.getByText(`"retryAfter":true`, { exact: false }).first().waitFor();

    expect(kaleyra.switches()).toMatchObject({
      deletionRefusal: "fault",
      readLagReads: 3,
      rateLimit: { requestsPerSecond: 5, retryAfter: true },
    });
    await page.getByLabel("requests per second").fill("");
    await page.getByLabel("with Retry-After").uncheck();
    await page.getByText("rateLimit is now null.").waitFor();
    expect(kaleyra.switches().rateLimit).toBeNull();
  });

  it("restores the old value if the emulator refuses the new one", async () => {
    await using kaleyra = await startEmulator();
    await using opened = await open(browser, kaleyra.url, desk);
    const status = opened.page.getByLabel("notFoundStatus", { exact: true });

    await status.fill("200");
    await opened.page.keyboard.press("Enter");

    await opened.page.getByText(`200 is not a value for "notFoundStatus"`).waitFor();
    expect(await status.inputValue()).toBe("401");
    expect(kaleyra.switches().notFoundStatus).toBe(401);
  });

  it("shows a change by another client, and keeps what is being typed", async () => {
    await using kaleyra = await startEmulator();
    await using opened = await open(browser, kaleyra.url, desk);
    const { page } = opened;
    const pageSize = page.getByLabel("pageSize", { exact: true });

    await pageSize.pressSequentially("7");
    kaleyra.configure({ editable: false });
    await page.locator("#switch-editable").getByText("Default: true.").waitFor();

    expect(await page.getByLabel("editable", { exact: true }).isChecked()).toBe(false);
    expect(await pageSize.inputValue()).toMatch(/7/);
    expect(kaleyra.switches().pageSize).toBe(25); // The default.
  });

  it("adds a fault, shows it until a request has failed, and removes all faults", async () => {
    await using kaleyra = await startEmulator({ flows: [{ id: "7" }] });
    await using opened = await open(browser, kaleyra.url, desk);
    const { page } = opened;

    await page.getByLabel("The next request").selectOption("getFlow");
    await page.getByLabel("What happens to it").selectOption("fails: 503, a page of a gateway");
    await page.getByRole("button", { name: "Add the fault" }).click();
    await page.locator("#faults li").waitFor();
    const { KALEYRA_API_URL: url, KALEYRA_SID: sid } = kaleyra.environment;
    const failed = await fetch(`${url}/v2/${sid}/whatsapp/7`);
    await page.getByText("None is waiting.").waitFor();

    expect(failed.status).toBe(503);
    expect(await page.getByLabel("The next request").inputValue()).toContain("getFlow");
    kaleyra.addFault({ times: "always", reset: "before" });
    await page.locator("#faults li").waitFor();
    await page.getByRole("button", { name: "Remove all faults" }).click();
    await page.getByText("None is waiting.").waitFor();
    expect(kaleyra.faults()).toEqual([]);
  });

  it.each([
    `<img src=x onerror="document.title='taken over'">`,
    `</script><script>document.title='taken over'</script>`,
    `" autofocus onfocus="document.title='taken over'`,
    `\u202Edesrever \u{1F4A5} \u0000`,
  ])("shows a flow's name as text: %s", async (name) => {
    await using kaleyra = await startEmulator({ flows: [{ name: "first" }] });
    await using opened = await open(browser, kaleyra.url, desk);

    await create(kaleyra, name);
    await opened.page.locator("#flows tbody tr").nth(1).waitFor();

    const [newest] = await opened.page.locator("#flows tbody bdi").allTextContents();
    // As emulator/src/page/markup.ts replaces control characters.
    expect(newest).toBe(name.replace("\u0000", "\ufffd"));
    expect(await opened.page.title()).toBe("Kaleyra, emulated");
    expect(opened.errors).toEqual([]);
  });

  it("reports that the emulator has ended, and that it is back", async () => {
    const first = await startEmulator();
    const port = Number(new URL(first.url).port);
    await using opened = await open(browser, first.url, desk);

    await first.close();
    await opened.page.getByText("this page is out of date").waitFor();
    await using second = await startEmulator({ port, flows: [{ name: "after" }] });

    await opened.page.getByText("after", { exact: true }).waitFor();
    expect(await opened.page.locator("#news").textContent()).toBe("");
    expect(second.requests()).toEqual([]);
  });

  it("can be neither read nor used by a page of another origin", async () => {
    await using kaleyra = await startEmulator();
    // Not a page of another emulator: its own Content-Security-Policy would stop the requests.
    await using other = await oddServer(answering(200, "<title>Another site</title>"));
    await using opened = await open(browser, other.url, desk);
    kaleyra.addFlow({ name: "survey" });
    kaleyra.configure({ editable: false });

    // They run in the page, and return the body of the response or the error as a string.
    const readPage = `fetch("${kaleyra.url}/").then((r) => r.text(), String)`;
    const turnSwitch = `fetch("${kaleyra.url}/_emulator/switches", { method: "PATCH", body: '{"editable":true}' }).then((r) => r.text(), String)`;
    // A browser sends this request without asking the emulator first, and hides the response.
    const reset = `fetch("${kaleyra.url}/_emulator/reset", { method: "POST", mode: "no-cors" }).then(String, String)`;

    expect(await opened.page.evaluate<string>(readPage)).toMatch(/^TypeError/);
    expect(await opened.page.evaluate<string>(turnSwitch)).toMatch(/^TypeError/);
    await opened.page.evaluate(reset);
    expect(kaleyra.switches().editable).toBe(false);
    expect(kaleyra.flows()).toHaveLength(1);
  });

  const looks = [phone, desk].flatMap((size) =>
    (["light", "dark"] as const).map((colorScheme) => ({ ...size, colorScheme })),
  );

  it.each(looks)("fits and is accessible: $viewport.width, $colorScheme", async (look) => {
    await using kaleyra = await startEmulator({
      flows: [
        { name: "survey", status: "PUBLISHED" },
        { name: "x".repeat(200), endpointUri: `https://example.com/${"y".repeat(200)}` },
      ],
      switches: { editable: false },
    });
    kaleyra.addFault({ times: "always", operation: "listFlows", reset: "before" });
    await create(kaleyra, "third");
    const [flow] = kaleyra.flows();
    // The address of the flow's preview, which is the emulator's other page.
    const read = await fetch(
      `${kaleyra.url}/v2/${kaleyra.environment.KALEYRA_SID}/whatsapp/${flow?.id}?fields=preview.invalidate(false)`,
      { headers: { "api-key": kaleyra.environment.KALEYRA_API_KEY } },
    );
    const { preview } = (await read.json()) as { preview: { preview_url: string } };

    for (const url of [kaleyra.url, preview.preview_url]) {
      await using opened = await open(browser, url, look);
      const { page } = opened;
      const [content, window] = await page.evaluate<number[]>(inPage.widths);
      const background = await page.evaluate<string>(
        `getComputedStyle(document.body).backgroundColor`,
      );
      await page.evaluate(readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));

      expect(content).toBe(window);
      expect(await page.evaluate(inPage.violations)).toEqual([]);
      // The red part of the colors in emulator/src/page/page.css.
      expect(/\((\d+)/.exec(background)?.[1]).toBe(look.colorScheme === "light" ? "240" : "11");
      expect(opened.errors).toEqual([]);
    }
  });
});
