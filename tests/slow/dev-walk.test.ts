import type { Browser } from "playwright-core";

import { components } from "../../provider/flow-json/tables/components";
import { describeInBrowser, launchBrowser } from "./support/browser";
import {
  documentFile,
  expectFocus,
  expectScreen,
  expectText,
  formOf,
  payloadOf,
  tabTo,
  tap,
  titleOf,
  walk,
} from "./support/dev-page";
import { inPage } from "./support/in-page";

// The labels and ids of inputs come from the documents in tests/slow/documents, the other ids and
// classes from cli/src/dev/view and cli/src/render/components.

describeInBrowser("a walk with kaleyra-flows dev in Chromium", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
  });

  it("uses each input, with its validation, from entry to completion", async () => {
    await using opened = await walk(browser, documentFile("stay"));
    const { page } = opened;

    await page.getByLabel("Name").fill("A");
    await page.getByLabel("Email").fill("nobody");
    await tap(page, "Days");
    // The first of seven invalid inputs gets the focus.
    await expectFocus(page, "input-guest");
    await expectText(page, "#input-guest-error", "Please tell us your name");
    expect(await page.locator(".wrong").count()).toBe(7);
    expect(await titleOf(page)).toBe("Your room");

    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("Email").fill("ada@example.com");
    await page.getByLabel("Persons").fill("2");
    await page.getByLabel("Wishes").fill("A view\nof the sea");
    await page.getByLabel("House").selectOption("By the sea");
    await page.getByLabel("Two beds").check();
    await page.getByLabel("Breakfast").check();
    await page.getByLabel("Dinner").check();
    await page.getByText("Swimming").click();
    await page.getByLabel("I accept the terms").check();
    await tap(page, "Read more");
    await expectText(page, ".log", "https://example.com/terms");
    await tap(page, "Days");

    await expectScreen(page, "Your days");
    await expectText(page, ".content", "Dear Ada");
    await page.getByLabel("Born").fill("1990-12-10");
    await page.getByLabel("Visit").fill("2030-03-04");
    await page.getByLabel("From").fill("2030-03-04");
    await page.getByLabel("To", { exact: true }).fill("2030-03-06");
    await tap(page, "Photos");

    await expectScreen(page, "Photos");
    await tap(page, "Papers");
    await page.locator("#input-photos-error").waitFor();
    const picture = { name: "room.png", mimeType: "image/png", buffer: Buffer.from("png") };
    await page.locator("#input-photos").setInputFiles([picture]);
    await expectText(page, ".chosen-files", "room.png");
    await tap(page, "Papers");
    await expectScreen(page, "Papers");
    await tap(page, "Summary");
    await expectScreen(page, "Summary");
    await expectText(page, ".content", "Ada comes on 2030-03-04");
    await tap(page, "Book");

    await expectScreen(page, "The flow ends");
    expect(await payloadOf(page)).toMatchObject({
      guest: "Ada",
      mail: "ada@example.com",
      persons: 2,
      wishes: "A view\nof the sea",
      house: "sea",
      bed: "two",
      meals: ["early", "late"],
      topics: ["swim"],
      terms: true,
      born: "1990-12-10",
      visit: "2030-03-04",
      stay: { "start-date": "2030-03-04", "end-date": "2030-03-06" },
      photos: [{ file_name: "room.png", mime_type: "image/png" }],
      flow_token: "kaleyra-flows-dev",
    });
    expect(opened.errors).toEqual([]);
  });

  it("shows the branch of If and Switch as soon as a value changes, without moving the focus", async () => {
    await using opened = await walk(browser, documentFile("branches"));
    const { page } = opened;

    await expectText(page, ".content", "You come by yourself");
    await page.getByLabel("By car").check();
    await page.getByLabel("Number plate").waitFor();
    await page.getByLabel("By train").check();
    await page.getByLabel("Station").waitFor();
    expect(await page.getByLabel("Number plate").count()).toBe(0);
    await expectFocus(page, "input-way-train");
    await page.getByLabel("I need help").check();
    await expectText(page, ".content", "Someone will fetch you");
    await page.getByLabel("Station").fill("North");
    await tap(page, "On");
    await expectFocus(page, "input-phone");
    await page.getByLabel("Phone").fill("123456789");
    await tap(page, "On");

    await expectScreen(page, "Thanks");
    await expectFocus(page, "screen-title");
    await expectText(page, ".content", "You come: train");
    await expectText(page, ".content", "Six meals");
    await tap(page, "Send");
    await expectScreen(page, "The flow ends");
    expect(await payloadOf(page)).toEqual({
      way: "train",
      station: "North",
      nights: 2,
      flow_token: "kaleyra-flows-dev",
    });
  });

  it("sends requests to an endpoint, shows its error message, and ends with its payload", async () => {
    const flags = ["--responses", documentFile("lookup-responses")];
    await using opened = await walk(browser, documentFile("lookup"), { flags });
    const { page } = opened;

    await expectText(page, ".content", "Welcome back");
    await page.getByLabel("City", { exact: true }).fill("Atlantis");
    await tap(page, "Find");
    await expectText(page, ".notice", "We are not in Atlantis");
    await page.getByLabel("City", { exact: true }).fill("Venice");
    await tap(page, "Find");
    await expectText(page, ".waiting", "Waiting for the endpoint");
    await expectScreen(page, "A time");
    await expectText(page, ".log", '"city": "Venice"');
    await page.getByLabel("Time", { exact: true }).selectOption("At ten");
    await tap(page, "Book");

    await expectScreen(page, "The flow ends");
    expect(await payloadOf(page)).toEqual({ flow_token: "kaleyra-flows-dev", booking: "B-7" });
    await expectText(page, ".log", '"slot": "10"');
    expect(opened.errors).toEqual([]);
  });

  it("shows and uses every component by keyboard alone", async () => {
    await using opened = await walk(browser, documentFile("every-component"));
    const { page } = opened;
    const shownTypes = new Set<string>();
    const press = async (selector: string, key: string) => {
      for (const type of await page.evaluate<string[]>(inPage.componentTypes)) shownTypes.add(type);
      await tabTo(page, selector);
      await page.keyboard.press(key);
    };
    const button = (label: string) => `button:has-text("${label}")`;

    await press(button("Car"), "Enter");
    await expectScreen(page, "Texts");
    await press(button("On"), "Enter");
    await expectScreen(page, "Terms");
    await press("[data-do=back]", "Enter");
    await expectScreen(page, "Texts");
    await press("[data-do=back]", "Enter");
    await expectScreen(page, "Welcome");

    await press(button("Home"), "Enter");
    await expectScreen(page, "Inputs");
    await press("#input-full_name", "End");
    await page.keyboard.type(" Lovelace");
    await press("[name=input-colour]", "Space");
    await press("#input-pets-dog", "Space");
    await press("#input-topics-c", "Space");
    await press("#input-news", "Space");
    await expectText(page, ".inspector .json", '"news": false');
    expect(await formOf(page)).toMatchObject({
      full_name: "Ada Lovelace",
      colour: "g",
      pets: ["cat", "dog"],
      topics: ["c"],
      news: false,
    });
    await press(`.phone ${button("Dates")}`, "Enter");
    await expectScreen(page, "Dates");
    await expectText(page, ".content", "Bring its basket");
    await press("#input-visit", "ArrowUp");
    await page.keyboard.type("03042030"); // The date in the format of Chromium's field.
    await press(button("Done"), "Enter");
    await expectScreen(page, "Thanks");
    await press(button("Start again"), "Enter");

    await expectScreen(page, "Welcome");
    await press(button("Send files"), "Enter");
    await expectScreen(page, "Photos");
    await press(button("On"), "Enter");
    await expectScreen(page, "Papers");
    // A file dialog is the system's, so the file is set without the keyboard.
    const paper = { name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("pdf") };
    await page.locator("#input-papers").setInputFiles([paper]);
    await expectText(page, ".chosen-files", "a.pdf");
    await press(button("On"), "Enter");
    await expectScreen(page, "Thanks");
    await press(button("Send"), "Enter");

    await expectScreen(page, "The flow ends");
    await expectFocus(page, "screen-title");
    expect([...components.keys()].filter((type) => !shownTypes.has(type))).toEqual([]);
    // Chromium's console recommends a <form> around a password input.
    expect(opened.errors.filter((message) => !message.startsWith("[DOM]"))).toEqual([]);
  });
});
