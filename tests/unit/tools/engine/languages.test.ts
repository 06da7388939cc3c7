import { readdirSync, symlinkSync } from "node:fs";
import path from "node:path";

import { engineEnvironment, languageEnvironment } from "../../../../tools/engine/environment";
import { putExecutables, temporaryFolder } from "./fake-engine";

/** The folders of a PATH for Python programs, where `engine` is the folder of the pulumi on it. */
async function foldersForPython(engine: string, root: string): Promise<readonly string[]> {
  const base = { PATH: engine };
  const environment = await languageEnvironment(["python"], { base, root, say: () => undefined });
  return (environment["PATH"] ?? "").split(path.delimiter);
}

const pythonHost = ["pulumi-language-python", "pulumi-language-python-exec"];

describe("the environment for further languages", () => {
  it("is that of every program where the engine has their hosts", async () => {
    const [engine, root] = [temporaryFolder(), temporaryFolder()];
    putExecutables(engine, ["pulumi", ...pythonHost, "pulumi-language-go", "pulumi-language-yaml"]);
    const base = { PATH: engine };

    const environment = await languageEnvironment(["go", "python", "yaml"], { base, root });

    expect(environment).toEqual(engineEnvironment(base));
    expect(readdirSync(root)).toEqual([]);
  });

  it("counts hosts that lie beside the CLI to which a link on the PATH leads", async () => {
    const [engine, linked, root] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    putExecutables(engine, ["pulumi", ...pythonHost]);
    symlinkSync(path.join(engine, "pulumi"), path.join(linked, "pulumi"));

    await foldersForPython(linked, root);

    expect(readdirSync(root)).toEqual([]);
  });

  it("has what a pulumi of the user's own lacks, built earlier, last on the PATH", async () => {
    const [engine, root] = [temporaryFolder(), temporaryFolder()];
    putExecutables(engine, ["pulumi"]);
    const further = path.join(root, "further-hosts", "bin");
    putExecutables(further, pythonHost);

    const folders = await foldersForPython(engine, root);

    expect(folders[0]).toBe(engine);
    expect(folders.at(-1)).toBe(further);
    expect(readdirSync(engine)).toEqual(["pulumi"]);
  });

  it("says what is missing, and what to install, where there is no Go to build it with", async () => {
    const engine = temporaryFolder();
    putExecutables(engine, ["pulumi"]);
    const searchPath = process.env["PATH"];
    process.env["PATH"] = temporaryFolder();
    try {
      await expect(foldersForPython(engine, temporaryFolder())).rejects.toThrow(
        /pulumi-language-python[^]*install the Pulumi CLI[^]*install Go 1\.25 or later/,
      );
    } finally {
      process.env["PATH"] = searchPath;
    }
  });
});
