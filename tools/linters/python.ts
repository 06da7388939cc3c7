import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const requirements = path.join(__dirname, "requirements.txt");

/** The folder with the linters that come from PyPI, in an environment of their own that is made once. */
export function pythonLinters(cache: string): string {
  const folder = path.join(cache, "python");
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
