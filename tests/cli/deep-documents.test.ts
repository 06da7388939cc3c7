import { join } from "node:path";

import { deepestLevel } from "../../provider/flow-json/json";
import { Folder } from "../support/cli-folder";
import { deepDocuments } from "../support/deep-documents";
import { DevServer } from "../support/dev-server";
import { aDocument } from "../support/documents";
import { aPreview, live } from "../support/previews";

const plain = JSON.stringify(aDocument());
const reason = `it is nested deeper than ${deepestLevel} levels`;
const stackTrace = /call stack|^\s+at /m;

describe.each(Object.entries(deepDocuments))(
  "a document with many nested %s",
  (_what, documentWith) => {
    // More than `deepestLevel`, and enough to overflow the stack of a recursive reader.
    it.each([300, 100_000])("is refused with its place: %d of them", async (times) => {
      const deep = documentWith(times);
      await using folder = await Folder.create({ "deep.json": deep, "plain.json": plain });

      const runs = [
        await folder.run(["validate", "deep.json"]),
        await folder.run(["render", "deep.json"]),
        await folder.run(["render", "deep.json", "--svg"]),
        await folder.run(["render", "plain.json", "deep.json"]),
        await folder.run(["render", "deep.json", "plain.json"]),
      ];

      for (const { code, stdout, stderr } of runs) {
        const output = stdout + stderr;
        // With the output, so that a failure shows it.
        expect({ code, output }).toMatchObject({ code: 1 });
        expect(output).toContain(`deep.json:1:${columnOfLevel(deepestLevel + 1, deep)}`);
        expect(output).toContain(reason);
        expect(output).not.toMatch(stackTrace);
      }
    });

    it("is reported once per flow in a comment, as a string and as an object", async () => {
      const deep = documentWith(5_000);
      const before = { ...live, flowJson: plain };
      const after = (flowJson: string) => ({ publish: true, flowJson });
      const steps = [
        { name: "text", op: "update", before, after: after(deep) },
        { name: "object", op: "update", before, after: after("HERE") },
      ];
      // `JSON.stringify` cannot write so deep an object.
      // The replacement is a function, since a string could contain patterns such as `$&`.
      const preview = aPreview({ steps }).replace('"HERE"', () => deep);
      await using folder = await Folder.create({ "preview.json": preview });

      const { code, stdout, stderr } = await folder.run([
        "comment",
        "preview.json",
        "--page",
        "page.html",
      ]);

      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout.split(`+ flowJson: ${reason}`).length - 1).toBe(steps.length);
      expect(await folder.read("page.html")).toContain("</html>");
    });
  },
);

it("dev shows the finding of a document that is nested too deep", async () => {
  await using folder = await Folder.create({ "deep.json": deepDocuments.Ifs(5_000) });
  await using server = await DevServer.start(join(folder.path, "deep.json"));

  const page = await server.pageWith(reason);

  expect(page).toContain("Flatten it: no screen needs so many levels.");
});

/** The column at which a text's nesting first reaches a level; the outermost object is level 1. */
function columnOfLevel(level: number, text: string): number {
  let depth = 0;
  const offset = [...text].findIndex((letter) => {
    if (/[[{]/.test(letter)) depth += 1;
    if (/[\]}]/.test(letter)) depth -= 1;
    return depth === level;
  });
  return offset + 1;
}
