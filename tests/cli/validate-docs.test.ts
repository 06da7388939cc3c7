import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { promisify } from "node:util";

import { Folder } from "../support/cli-folder";

const repository = resolve(__dirname, "../..");
const command = `'${process.execPath}' '${resolve(repository, "cli/dist/cli/src/main.js")}'`;

describe("the docs", () => {
  it.each([
    { page: "validate.md", count: 4 },
    { page: "render.md", count: 4 },
  ])("have commands that run: $page", async ({ page, count }) => {
    const appointment = resolve(repository, "examples/published-flow/appointment.json");
    const document = await readFile(appointment, "utf8");
    await using folder = await Folder.create({
      "flows/appointment.json": document,
      "flows/changed.json": document.replace("Book appointment", "Confirm booking"),
    });
    const text = await readFile(resolve(repository, "docs", page), "utf8");
    const lines = [...text.matchAll(/^\$ (.*)$/gm)].map(([, line = ""]) => line);

    for (const line of lines) {
      const run = line.replaceAll("npx kaleyra-flows", command);
      await promisify(execFile)("sh", ["-c", run], { cwd: folder.path });
    }

    expect(lines).toHaveLength(count);
  });
});
