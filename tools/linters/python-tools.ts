import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Installs programs from PyPI in a virtual environment. If the list has not changed since the last
 * time, nothing is installed.
 *
 * @param requirements A file with a list for pip, with versions.
 * @param folder The folder of the environment.
 * @returns The folder with the programs.
 */
export function pythonTools(requirements: string, folder: string): string {
  // A copy of the list, written at the end: an interrupted installation is repeated.
  const stamp = path.join(folder, "requirements.txt");
  const wanted = readFileSync(requirements, "utf8");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    execFileSync("python3", ["-m", "venv", "--clear", folder], { stdio: "inherit" });
    const pip = [
      "install",
      "--quiet",
      "--disable-pip-version-check",
      "--requirement",
      requirements,
    ];
    execFileSync(path.join(folder, "bin/pip"), pip, { stdio: "inherit" });
    writeFileSync(stamp, wanted);
  }
  return path.join(folder, "bin");
}
