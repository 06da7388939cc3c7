import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { copyFile, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = path.resolve(__dirname, "../..");

/** PyPI's own builder. */
const builder = "build==1.3.0";
const environment = path.join(root, ".cache", "python-build", builder);
const python = path.join(environment, process.platform === "win32" ? "Scripts" : "bin", "python");

/**
 * Builds the SDK for Python, in a folder: the sources, `pulumi_kaleyra-<version>.tar.gz`, and from these the wheel,
 * `pulumi_kaleyra-<version>-py3-none-any.whl`.
 */
export async function buildPythonPackages(folder: string): Promise<void> {
  await makeSureOfBuilder();
  // Works on a copy, since a build leaves files among the sources.
  const sources = await mkdtemp(path.join(tmpdir(), "kaleyra-python-"));
  try {
    await cp(path.join(root, "sdk", "python"), sources, { recursive: true });
    // The generator puts the page next to the modules, but refers to it as if it were above them.
    const page = "README.md";
    await copyFile(path.join(sources, "pulumi_kaleyra", page), path.join(sources, page));
    await run(python, ["-m", "build", "--outdir", folder, sources]);
  } finally {
    await rm(sources, { recursive: true, force: true });
  }
}

async function makeSureOfBuilder(): Promise<void> {
  const complete = path.join(environment, "complete");
  if (existsSync(complete)) return;
  await rm(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  await run(python, ["-m", "pip", "install", "--quiet", builder]);
  await writeFile(complete, "");
}
