import { buildComponents } from "../../../../tools/engine/build";
import { findEngine, missingComponents } from "../../../../tools/engine/search";
import { temporaryFolder } from "./fake-engine";

test("without Go, the error names what to install", async () => {
  const root = temporaryFolder();
  const searchPath = process.env["PATH"];
  process.env["PATH"] = temporaryFolder();
  try {
    const build = buildComponents(missingComponents(root), root, () => undefined);
    await expect(build).rejects.toThrow(/install the Pulumi CLI[^]*install Go 1\.26 or later/);
  } finally {
    process.env["PATH"] = searchPath;
  }
  expect(findEngine("", root)).toBeUndefined();
});
