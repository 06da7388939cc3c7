import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { policyEnvironment } from "../../../../tools/engine/environment";
import { putExecutables, temporaryFolder } from "./fake-engine";

const run = promisify(execFile);

/** An installed engine, and a PATH as `npm run --silent engine` makes it. */
function installedEngine(): { root: string; bin: string; searchPath: string } {
  const root = temporaryFolder();
  const bin = path.join(root, "bin");
  putExecutables(bin, ["pulumi", "pulumi-language-nodejs", "pulumi-language-yaml"]);
  return { root, bin, searchPath: [bin, "/somewhere/else"].join(path.delimiter) };
}

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

  it("includes components that the engine has got since", () => {
    const { root, bin, searchPath } = installedEngine();
    foldersFor(searchPath, root);

    putExecutables(bin, ["pulumi-language-python"]);

    expect(readdirSync(foldersFor(searchPath, root)[0] ?? "")).toContain("pulumi-language-python");
  });

  it("keeps the hosts of the user's own pulumi", () => {
    const own = temporaryFolder();
    putExecutables(own, ["pulumi", "pulumi-language-nodejs"]);

    expect(foldersFor(own, temporaryFolder())[0]).toBe(own);
  });

  it("has a launcher that runs the pack with the SDK next to it, with the engine's arguments", async () => {
    const pack = temporaryFolder();
    const runner = path.join(pack, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
    mkdirSync(runner, { recursive: true });
    const printArguments = "console.log(process.argv.slice(2).join());";
    writeFileSync(path.join(runner, "index.js"), printArguments);

    const launcher = process.platform === "win32" ? ".cmd" : "";
    const { root, searchPath } = installedEngine();
    const folder = foldersFor(searchPath, root).at(-1) ?? "";
    const { stdout } = await run(
      path.join(folder, `pulumi-analyzer-policy-nodejs${launcher}`),
      ["127.0.0.1:1", "."],
      { cwd: pack },
    );

    expect(stdout.trim()).toBe("127.0.0.1:1,.");
  });
});
