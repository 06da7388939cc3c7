import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";

import { version } from "../../provider/version";
import { metadata } from "../../tools/schema/metadata";
import { repository } from "../support/repository";
import { run } from "../support/schema-examples";

const group = metadata.language.java.basePackage;
/** The folder of Maven's local repository with all packages of the group. */
const installed = path.join(homedir(), ".m2/repository", ...group.split("."));
/** The Maven project that compiles the SDK, with the SDK's dependencies. */
const sdkPom = path.join(repository, "tests/sdks/java/pom.xml");

/** The `pom.xml` of a program that uses the SDK: the SDK's own, with the SDK as another dependency. */
export async function programPom(): Promise<string> {
  const pom = await readFile(sdkPom, "utf8");
  const dependency = `<dependency>
      <groupId>${group}</groupId>
      <artifactId>kaleyra</artifactId>
      <version>${version}</version>
    </dependency>`;
  return pom
    .replace("<artifactId>kaleyra</artifactId>", "<artifactId>program</artifactId>")
    .replace("<dependencies>", `<dependencies>\n    ${dependency}`)
    .replace("</properties>", "  <exec.mainClass>App</exec.mainClass>\n  </properties>");
}

/** Builds the SDK for Java and installs it in Maven's local repository, until it is disposed of. */
export async function installMavenArtifact(): Promise<AsyncDisposable> {
  const project = await mkdtemp(path.join(tmpdir(), "kaleyra-maven-"));
  try {
    const resources = path.join(project, "src/main/resources", ...group.split("."), "kaleyra");
    await mkdir(resources, { recursive: true });
    await cp(path.join(repository, "sdk/java/src"), path.join(project, "src"), { recursive: true });
    // The two files that the task `genPulumiResources` of sdk/java/build.gradle writes. The SDK reads
    // the version, and the language host reads plugin.json.
    await writeFile(path.join(resources, "version.txt"), version);
    const server = metadata.pluginDownloadURL;
    const plugin = { resource: true, name: metadata.name, server, version };
    await writeFile(path.join(resources, "plugin.json"), JSON.stringify(plugin));
    await cp(sdkPom, path.join(project, "pom.xml"));
    await run("mvn", ["--batch-mode", "--quiet", "-Dmaven.test.skip", "install"], { cwd: project });
  } finally {
    await rm(project, { recursive: true, force: true });
  }
  return { [Symbol.asyncDispose]: () => rm(installed, { recursive: true, force: true }) };
}
