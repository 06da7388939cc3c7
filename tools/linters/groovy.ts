import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";

const version = "4.0.27";

/**
 * Compiles a Jenkinsfile as what it is, a Groovy script. Whether its stages are right only a Jenkins can
 * tell: its own linter comes from no package registry.
 *
 * @throws {Error} If it does not compile; what is wrong is printed.
 */
export function compileJenkinsfile(file: string, cache: string): void {
  const folder = path.join(cache, "groovy");
  const jar = path.join(folder, `groovy-${version}.jar`);
  if (!existsSync(jar)) {
    const artifact = [
      `-Dartifact=org.apache.groovy:groovy:${version}`,
      `-DoutputDirectory=${folder}`,
    ];
    execFileSync("mvn", ["-q", "-B", "dependency:copy", ...artifact], { stdio: "inherit" });
  }
  mkdirSync(path.join(folder, "compiled"), { recursive: true });
  const script = path.join(folder, "Jenkinsfile.groovy"); // The compiler goes by the ending.
  copyFileSync(file, script);
  const compiler = "org.codehaus.groovy.tools.FileSystemCompiler";
  const args = ["-cp", jar, compiler, "-d", path.join(folder, "compiled"), script];
  execFileSync("java", args, { stdio: "inherit" });
}
