import { readdirSync } from "node:fs";
import path from "node:path";

import { withTempDir } from "../../../../tools/engine/temp-dir";
import { putExecutables, temporaryFolder } from "./fake-engine";

test("the output in a folder is moved to its place, and the folder is removed", async () => {
  const root = temporaryFolder();

  await withTempDir(root, async (folder) => {
    putExecutables(path.join(folder, "bin"), ["pulumi"]);
  });

  expect(readdirSync(root)).toEqual(["bin"]);
  expect(readdirSync(path.join(root, "bin"))).toEqual(["pulumi"]);
});

test("work that fails half-way leaves no file of its output", async () => {
  const root = temporaryFolder();

  const work = withTempDir(root, async (folder) => {
    putExecutables(path.join(folder, "bin"), ["pulumi"]);
    throw new Error("no room on the disk");
  });

  await expect(work).rejects.toThrow("no room on the disk");
  expect(readdirSync(root, { recursive: true })).toEqual(["bin"]);
});

test("two concurrent runs both succeed", async () => {
  const root = temporaryFolder();
  const make = async (folder: string) => putExecutables(path.join(folder, "bin"), ["pulumi"]);

  await Promise.all([withTempDir(root, make), withTempDir(root, make)]);

  expect(readdirSync(path.join(root, "bin"))).toEqual(["pulumi"]);
});
