import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { components } from "../../provider/flow-json/tables/components";
import { aBrokenDocument, aDocument, Folder } from "../support/cli-folder";

/** A document that the browser tests in `tests/slow` draw too. */
function aDrawnDocument(name: "every-component" | "hostile"): Promise<string> {
  return readFile(resolve(__dirname, `../slow/documents/${name}.json`), "utf8");
}

describe("kaleyra-flows render", () => {
  it("writes a page next to the document", async () => {
    await using folder = await Folder.create({ "flows/thanks.json": aDocument() });

    const { code, stdout } = await folder.run(["render", "flows/thanks.json"]);

    expect({ code, stdout }).toEqual({ code: 0, stdout: "flows/thanks.html was written.\n" });
    const page = await folder.read("flows/thanks.html");
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain("<h1>thanks.json</h1>");
    expect(page).toContain("Thank you");
  });

  it("writes to the file of -o", async () => {
    await using folder = await Folder.create({ "flow.json": aDocument() });

    await folder.run(["render", "flow.json", "-o", "page.html"]);

    expect(await folder.read("page.html")).toContain("<h1>flow.json</h1>");
  });

  it("draws a document from stdin", async () => {
    await using folder = await Folder.create();

    const { code, stdout } = await folder.run(["render", "-"], { input: aDocument() });

    expect(code).toBe(0);
    expect(stdout).toContain("Thank you");
  });

  it("writes the routing graph as SVG", async () => {
    await using folder = await Folder.create({ "flow.json": aDocument() });

    await folder.run(["render", "flow.json", "--svg"]);

    const svg = await folder.read("flow.svg");
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain(">END</text>");
  });

  it("draws a document with findings, with their number", async () => {
    await using folder = await Folder.create({ "flow.json": aBrokenDocument() });

    const { code, stderr } = await folder.run(["render", "flow.json"]);

    expect(code).toBe(0);
    expect(stderr).toContain("1 error, marked in the picture");
    const page = await folder.read("flow.html");
    expect(page).toMatch(/data-type="TextHeading">.*Error, line 13:.*<code>colour<\/code>/);
  });

  it("draws every component", async () => {
    await using folder = await Folder.create({
      "flow.json": await aDrawnDocument("every-component"),
    });

    const { stderr } = await folder.run(["render", "flow.json"]);

    expect(stderr).toBe("");
    const page = await folder.read("flow.html");
    const drawn = new Set([...page.matchAll(/data-type="(\w+)"/g)].map(([, type]) => type));
    expect([...components.keys()].filter((type) => !drawn.has(type))).toEqual([]);
    expect(page).not.toContain("No known component");
  });

  it("turns no text of a document into markup, and fetches nothing", async () => {
    await using folder = await Folder.create({ "flow.json": await aDrawnDocument("hostile") });

    await folder.run(["render", "flow.json"]);
    await folder.run(["render", "flow.json", "--svg"]);

    for (const file of ["flow.html", "flow.svg"]) {
      const text = await folder.read(file);
      // Finds tags as a browser does, also those that a text would open or end.
      const tags = [...text.matchAll(/<([a-z][^\s/>]*)((?:"[^"]*"|[^">])*)/gi)];
      const attributes = tags.flatMap(
        ([, , inside = ""]) => inside.replace(/"[^"]*"/g, '""').match(/[^\s"=]+(?==)/g) ?? [],
      );
      const addresses = tags.flatMap(([tag]) =>
        [...tag.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address = ""]) => address),
      );
      expect(tags.filter(([, name]) => !/^[a-z][a-z0-9]*$/i.test(name ?? ""))).toEqual([]);
      expect(tags.filter(([, name]) => name === "script" || name === "iframe")).toEqual([]);
      expect(attributes.filter((name) => /^(?:on|style|srcset)/i.test(name))).toEqual([]);
      expect(addresses.filter((each) => !/^(?:#|data:image\/png|https:)/.test(each))).toEqual([]);
    }
  });

  it("shows the example of a binding, and joins texts", async () => {
    await using folder = await Folder.create({
      "flow.json": await aDrawnDocument("every-component"),
    });

    await folder.run(["render", "flow.json"]);

    const page = await folder.read("flow.html");
    expect(page).toContain(`title="\${data.name}">Ada Lovelace</span>`);
    expect(page).toContain(">Hello Ada Lovelace, you are welcome</span>");
  });

  it("joins a text in parentheses, and shows a day that is given in milliseconds", async () => {
    const day = { type: "DatePicker", name: "day", label: "Day", "min-date": "1696892400000" };
    const text = { type: "TextBody", text: "`('Hello ') 'you'`" };
    const screen = { id: "DAY", title: "Day", layout: { children: [day, text] } };
    const document = { version: "6.0", screens: [screen] };
    await using folder = await Folder.create({ "flow.json": JSON.stringify(document) });

    await folder.run(["render", "flow.json"]);

    const page = await folder.read("flow.html");
    expect(page).toContain(">Hello you</span>");
    expect(page).toContain("from 2023-10-09");
  });

  it("draws a document with mistakes everywhere", async () => {
    const screens = [
      1,
      null,
      { id: 3, layout: { children: [{}, { type: "If", then: 5 }, { type: "__proto__" }] } },
      { id: "__proto__", layout: { children: [{ type: "Dropdown", "data-source": ["x", {}] }] } },
      { id: "constructor", title: "\ud800\u0000" },
      { id: "constructor" },
    ];
    const document = { screens, routing_model: { constructor: ["__proto__", 3, "B"], C: 4 } };
    await using folder = await Folder.create({ "flow.json": JSON.stringify(document) });

    const { code } = await folder.run(["render", "flow.json"]);

    expect(code).toBe(0);
    // The four screens that are objects.
    expect((await folder.read("flow.html")).match(/class="phone"/g)).toHaveLength(4);
  });

  it.each([
    { given: "a text that is not JSON", text: "{,}", code: 1, message: "flow.json:1:2: not JSON" },
    { given: "an array", text: "[]", code: 1, message: "flow.json:1:1: it is not a JSON object" },
  ])("writes nothing for $given", async ({ text, code, message }) => {
    await using folder = await Folder.create({ "flow.json": text });

    const ended = await folder.run(["render", "flow.json"]);

    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(message);
    await expect(folder.read("flow.html")).rejects.toThrow("ENOENT");
  });

  it.each([
    { given: "a file that is not there", files: ["none.json"] },
    { given: "three files", files: ["a.json", "b.json", "a.json"] },
    { given: "a pattern of several files", files: ["*.json"] },
    { given: "nothing", files: [] },
  ])("exits with 2 for $given", async ({ files }) => {
    await using folder = await Folder.create({ "a.json": aDocument(), "b.json": aDocument() });

    const { code } = await folder.run(["render", ...files]);

    expect(code).toBe(2);
  });
});
