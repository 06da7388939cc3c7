import { readdirSync, symlinkSync } from "node:fs";
import path from "node:path";

import { engineEnvironment, languageEnvironment } from "../../../../tools/engine/environment";
import { withEnvironment } from "../../../support/environment";
import { putExecutables, temporaryFolder } from "./fake-engine";

/**
 * The folders of the PATH for Python programs.
 *
 * @param engine The folder of the user's pulumi, the only one on the user's PATH.
 * @param root Where missing hosts are built.
 */
async function foldersForPython(engine: string, root: string): Promise<readonly string[]> {
  const base = { PATH: engine };
  const environment = await languageEnvironment(["python"], { base, root, say: () => undefined });
  return (environment["PATH"] ?? "").split(path.delimiter);
}

const pythonHost = ["pulumi-language-python", "pulumi-language-python-exec"];

describe("the environment for programs in other languages", () => {
  it("is the usual one if the engine has the hosts", async () => {
    const [engine, root] = [temporaryFolder(), temporaryFolder()];
    putExecutables(engine, ["pulumi", ...pythonHost, "pulumi-language-go", "pulumi-language-yaml"]);
    const base = { PATH: engine };

    const environment = await languageEnvironment(["go", "python", "yaml"], { base, root });

    expect(environment).toEqual(engineEnvironment(base));
    expect(readdirSync(root)).toEqual([]);
  });

  it("finds hosts next to the CLI through a link on the PATH", async () => {
    const [engine, linked, root] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    putExecutables(engine, ["pulumi", ...pythonHost]);
    symlinkSync(path.join(engine, "pulumi"), path.join(linked, "pulumi"));

    await foldersForPython(linked, root);

    expect(readdirSync(root)).toEqual([]);
  });

  it("has hosts that were built earlier last on the PATH, if the user's pulumi lacks them", async () => {
    const [engine, root] = [temporaryFolder(), temporaryFolder()];
    putExecutables(engine, ["pulumi"]);
    const hosts = path.join(root, "language-hosts", "bin");
    putExecutables(hosts, pythonHost);

    const folders = await foldersForPython(engine, root);

    expect(folders[0]).toBe(engine);
    expect(folders.at(-1)).toBe(hosts);
    expect(readdirSync(engine)).toEqual(["pulumi"]);
  });

  it("names what is missing, and what to install, if there is no Go", async () => {
    const engine = temporaryFolder();
    putExecutables(engine, ["pulumi"]);
    await using _environment = withEnvironment({ PATH: temporaryFolder() });

    await expect(foldersForPython(engine, temporaryFolder())).rejects.toThrow(
      /pulumi-language-python[^]*install the Pulumi CLI[^]*install Go 1\.26 or later/,
    );
  });
});
