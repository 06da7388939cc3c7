import { existsSync } from "node:fs";
import { copyFile, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { repository, run } from "./run";

/** The builder of PyPA, which the Python Packaging User Guide uses. */
const builder = "build==1.3.0";
/** The virtual environment for this version of the builder. */
const environment = path.join(repository, ".cache", "python-build", builder);
const python = path.join(environment, process.platform === "win32" ? "Scripts" : "bin", "python");

/**
 * Builds the packages of the SDK for Python: the sources, `pulumi_kaleyra-<version>.tar.gz`, and from
 * these the wheel, `pulumi_kaleyra-<version>-py3-none-any.whl`. The workflow release.yml publishes them
 * by these names.
 *
 * @param into The absolute path of the folder for both.
 */
export async function buildPythonPackages(into: string): Promise<void> {
  await installBuilder();
  // Works on a copy, since a build leaves files among the sources.
  const sources = await mkdtemp(path.join(tmpdir(), "kaleyra-python-"));
  try {
    await cp(path.join(repository, "sdk", "python"), sources, { recursive: true });
    // The generator writes the README next to the modules; its pyproject.toml expects it above them.
    const readme = "README.md";
    await copyFile(path.join(sources, "pulumi_kaleyra", readme), path.join(sources, readme));
    await run(python, ["-m", "build", "--outdir", into, sources]);
  } finally {
    await rm(sources, { recursive: true, force: true });
  }
}

/** Installs the builder, unless it is installed. */
async function installBuilder(): Promise<void> {
  // Written at the end: an interrupted installation is repeated.
  const complete = path.join(environment, "complete");
  if (existsSync(complete)) return;
  await rm(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  await run(python, ["-m", "pip", "install", "--quiet", builder]);
  await writeFile(complete, "");
}
