import { buildComponents } from "../../../../tools/engine/build";
import { findEngine, missingComponents } from "../../../../tools/engine/search";
import { withEnvironment } from "../../../support/environment";
import { temporaryFolder } from "./fake-engine";

test("without Go, the error names what to install", async () => {
  const root = temporaryFolder();
  await using _environment = withEnvironment({ PATH: temporaryFolder() });

  const build = buildComponents(missingComponents(root), root, () => undefined);

  await expect(build).rejects.toThrow(/install the Pulumi CLI[^]*install Go 1\.26 or later/);
  expect(findEngine("", root)).toBeUndefined();
});
