import { readdirSync } from "node:fs";
import path from "node:path";

import { policyEnvironment } from "../../../../tools/engine/environment";
import { portOf } from "../../../support/running-plugin";
import { putExecutables, temporaryFolder } from "./fake-engine";

/** An installed engine, and a PATH as `npm run --silent engine` makes it. */
function installedEngine(): { root: string; bin: string; searchPath: string } {
  const root = temporaryFolder();
  const bin = path.join(root, "bin");
  putExecutables(bin, ["pulumi", "pulumi-language-nodejs", "pulumi-language-yaml"]);
  return { root, bin, searchPath: [bin, "/somewhere/else"].join(path.delimiter) };
}

/** The folders of the PATH for policies. */
function foldersFor(searchPath: string, root: string): readonly string[] {
  return (policyEnvironment({ PATH: searchPath }, root)["PATH"] ?? "").split(path.delimiter);
}

describe("the environment for policies", () => {
  it("has an installed engine without its Node.js host on the PATH", () => {
    const { root, bin, searchPath } = installedEngine();

    const [first = "", ...others] = foldersFor(searchPath, root);

    expect(readdirSync(first).sort()).toEqual(["pulumi", "pulumi-language-yaml"]);
    expect(others).not.toContain(bin);
    expect(others).toContain("/somewhere/else");
  });

  it("includes components that are added to the engine later", () => {
    const { root, bin, searchPath } = installedEngine();
    foldersFor(searchPath, root);

    putExecutables(bin, ["pulumi-language-python"]);

    expect(readdirSync(foldersFor(searchPath, root)[0] ?? "")).toContain("pulumi-language-python");
  });

  it("keeps the hosts of the user's own pulumi", () => {
    const userEngine = temporaryFolder();
    putExecutables(userEngine, ["pulumi", "pulumi-language-nodejs"]);

    expect(foldersFor(userEngine, temporaryFolder())[0]).toBe(userEngine);
  });

  it("has a Node.js host that starts packs last on the PATH", async () => {
    const launcher = process.platform === "win32" ? ".cmd" : "";
    const { root, searchPath } = installedEngine();
    const folder = foldersFor(searchPath, root).at(-1) ?? "";

    expect(await portOf(path.join(folder, `pulumi-language-nodejs${launcher}`))).toBeGreaterThan(0);
  });
});
