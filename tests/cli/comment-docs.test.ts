import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";

import { Folder } from "../support/cli-folder";
import { aPreview, live } from "../support/previews";

const repository = resolve(__dirname, "../..");
const command = `'${process.execPath}' '${resolve(repository, "cli/dist/cli/src/main.js")}'`;

describe("docs/pull-requests.md", () => {
  it("has commands that accept a preview's output", async () => {
    await using folder = await Folder.create({
      "preview.json": aPreview({ steps: [{ name: "survey", op: "delete", before: live }] }),
    });
    const page = await readFile(resolve(repository, "docs/pull-requests.md"), "utf8");
    const lines = [...page.matchAll(/^\$ (npx kaleyra-flows .*)$/gm)].map(([, line = ""]) => line);

    for (const line of lines) {
      const run = line.replace("npx kaleyra-flows", command);
      await promisify(execFile)("sh", ["-c", run], { cwd: folder.path });
    }

    expect(lines).toHaveLength(4);
    expect(await folder.read("comment.md")).toContain("**DEPRECATED, not deleted**");
  });

  it("lists every effect of the gate", async () => {
    await using folder = await Folder.create();
    const page = await readFile(resolve(repository, "docs/pull-requests.md"), "utf8");
    const words = [...page.slice(page.indexOf("| Effect")).matchAll(/^\| `(\w+)` +\|/gm)].map(
      ([, word = ""]) => word,
    );

    const { stdout } = await folder.run(["comment", "--help"]);

    const [, effects = ""] = /one of these effects: ([\w,\s]+?)(?=\s+--)/.exec(stdout) ?? [];
    expect(words).toEqual(effects.split(",").map((word) => word.trim()));
  });
});
