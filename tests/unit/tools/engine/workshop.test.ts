import { readdirSync } from "node:fs";
import path from "node:path";

import { inWorkshop } from "../../../../tools/engine/workshop";
import { putExecutables, temporaryFolder } from "./fake-engine";

test("what was made in a workshop is moved to its place, and the workshop is gone", async () => {
  const root = temporaryFolder();

  await inWorkshop(root, async (workshop) => {
    putExecutables(path.join(workshop, "bin"), ["pulumi"]);
  });

  expect(readdirSync(root)).toEqual(["bin"]);
  expect(readdirSync(path.join(root, "bin"))).toEqual(["pulumi"]);
});

test("work that fails half-way leaves nothing that looks done", async () => {
  const root = temporaryFolder();

  const work = inWorkshop(root, async (workshop) => {
    putExecutables(path.join(workshop, "bin"), ["pulumi"]);
    throw new Error("no room on the disk");
  });

  await expect(work).rejects.toThrow("no room on the disk");
  expect(readdirSync(path.join(root, "bin"))).toEqual([]);
});

test("two runs at once both come to their end", async () => {
  const root = temporaryFolder();
  const make = async (workshop: string) => putExecutables(path.join(workshop, "bin"), ["pulumi"]);

  await Promise.all([inWorkshop(root, make), inWorkshop(root, make)]);

  expect(readdirSync(path.join(root, "bin"))).toEqual(["pulumi"]);
});
