import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";

import { pythonTools } from "./python-tools";

const groovyVersion = "4.0.27";

/**
 * Compiles a Jenkinsfile as a Groovy script, which finds errors of syntax. Only Jenkins itself can
 * check its stages, and no package registry has Jenkins' linter.
 *
 * @param cache The folder for the compiler and its output.
 * @throws {Error} If it does not compile; the errors are printed.
 */
export function compileJenkinsfile(file: string, cache: string): void {
  const folder = path.join(cache, "groovy");
  const jar = path.join(folder, `groovy-${groovyVersion}.jar`);
  if (!existsSync(jar)) {
    const artifact = [
      `-Dartifact=org.apache.groovy:groovy:${groovyVersion}`,
      `-DoutputDirectory=${folder}`,
    ];
    execFileSync("mvn", ["-q", "-B", "dependency:copy", ...artifact], { stdio: "inherit" });
  }
  mkdirSync(path.join(folder, "compiled"), { recursive: true });
  const script = path.join(folder, "Jenkinsfile.groovy"); // The compiler selects files by extension.
  copyFileSync(file, script);
  const compiler = "org.codehaus.groovy.tools.FileSystemCompiler";
  const args = ["-cp", jar, compiler, "-d", path.join(folder, "compiled"), script];
  execFileSync("java", args, { stdio: "inherit" });
}

/**
 * Installs the linters from PyPI that requirements.txt lists.
 *
 * @param cache The folder for linters; their environment is the folder `python` in it.
 * @returns The folder with the programs.
 */
export function pythonLinters(cache: string): string {
  return pythonTools(path.join(__dirname, "requirements.txt"), path.join(cache, "python"));
}
