import { chmodSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { components, fileName } from "../../../../tools/engine/components";
import { cliVersion } from "../../../../tools/engine/pins";
import { findEngine, installRoot, missingComponents } from "../../../../tools/engine/search";
import { putExecutables, temporaryFolder } from "./fake-engine";

/** The files of a complete engine. */
const wholeEngine = components.map(fileName);

test("a pulumi on the PATH comes before an engine installed earlier", () => {
  const [onPath, root] = [temporaryFolder(), temporaryFolder()];
  putExecutables(onPath, ["pulumi"]);
  putExecutables(path.join(root, "bin"), wholeEngine);

  expect(findEngine([temporaryFolder(), onPath].join(path.delimiter), root)).toBe(onPath);
});

test("an engine installed earlier is used if the PATH has none", () => {
  const root = temporaryFolder();
  putExecutables(path.join(root, "bin"), wholeEngine);

  expect(findEngine(temporaryFolder(), root)).toBe(path.join(root, "bin"));
});

test("an incomplete engine is not used, and its missing components are named", () => {
  const root = temporaryFolder();
  putExecutables(path.join(root, "bin"), ["pulumi", "pulumi-resource-pulumi-nodejs"]);

  expect(findEngine("", root)).toBeUndefined();
  expect(missingComponents(root).map((component) => component.name)).toEqual([
    "pulumi-language-nodejs",
  ]);
});

test("a file named pulumi that cannot be run is not an engine", () => {
  const onPath = temporaryFolder();
  putExecutables(onPath, ["pulumi"]);
  chmodSync(path.join(onPath, "pulumi"), 0o644);

  expect(findEngine(onPath, temporaryFolder())).toBeUndefined();
});

test("engines are installed in the Automation API's folder for this version", () => {
  expect(installRoot()).toBe(path.join(os.homedir(), ".pulumi", "versions", cliVersion));
});
