import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { cp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { repository } from "../../support/repository";

const run = promisify(execFile);

/** The tested version of Pulumi for Python, and the SDK's other requirements from its pyproject.toml. */
const requirements = ["pulumi==3.272.0", "parver==0.5", "semver==3.0.4"];

const sdk = path.join(repository, "sdk", "python");
const environment = path.join(repository, ".cache", "python", fingerprint());
const executables = process.platform === "win32" ? "Scripts" : "bin";

/**
 * The variables of the activated virtual environment. With PYTHONPATH the SDK in the repository is
 * imported, instead of its installed copy of an earlier state.
 */
export const pythonVariables: Readonly<Record<string, string>> = {
  VIRTUAL_ENV: environment,
  PYTHONPATH: sdk,
  PYTHONDONTWRITEBYTECODE: "1",
};

/** The folder with the `python` of the virtual environment, for a PATH. */
export const pythonFolder = path.join(environment, executables);

/**
 * Creates the virtual environment that the tests share, if there is none for these requirements, and
 * installs the SDK as a user would.
 */
export async function makeVirtualEnvironment(): Promise<void> {
  // The last file to be written: an installation that was interrupted has none, and begins anew.
  const lastFile = path.join(environment, "complete");
  if (existsSync(lastFile)) return;
  await rm(environment, { recursive: true, force: true });
  await run("python3", ["-m", "venv", environment]);
  // Works on a copy, since an installation leaves files among the sources.
  const copy = path.join(environment, "sdk");
  await cp(sdk, copy, { recursive: true });
  const install = ["-m", "pip", "install", "--quiet", ...requirements, copy];
  await run(path.join(pythonFolder, "python"), install);
  await writeFile(lastFile, "");
}

/** A hash of all requirements, which is the name of the environment's folder. */
function fingerprint(): string {
  const metadata = readFileSync(path.join(sdk, "pyproject.toml"), "utf8");
  return createHash("sha256")
    .update(requirements.join())
    .update(metadata)
    .digest("hex")
    .slice(0, 12);
}
