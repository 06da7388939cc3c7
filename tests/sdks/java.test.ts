import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { metadata } from "../../tools/schema/metadata";
import { repository } from "../support/repository";
import { examples, run } from "../support/schema-examples";
import { describeWith } from "./support/toolchain";

/** In milliseconds. The first run downloads Maven's plugins and the dependencies. */
const long = 600_000;
const sources = path.join(repository, "sdk/java/src/main/java");
const output = mkdtempSync(path.join(tmpdir(), "kaleyra-java-"));
const pom = path.join(__dirname, "java/pom.xml");

afterAll(() => rmSync(output, { recursive: true, force: true }));

describeWith("mvn", "--version")("the SDK for Java", () => {
  it(
    "compiles, together with the examples",
    async () => {
      const listing = path.join(output, "classpath.txt");
      await run("mvn", [
        ...["--batch-mode", "--quiet", "--file", pom],
        ...["dependency:build-classpath", `-Dmdep.outputFile=${listing}`],
      ]);
      const dependencies = readFileSync(listing, "utf8").trim();
      const sdk = path.join(output, "sdk");

      await compile(javaFiles(sources), sdk, dependencies);
      // Each in a folder of its own: they are all called App.
      for (const example of examples) {
        const program = path.join(repository, "docs/examples", example, "App.java");
        const classpath = [sdk, dependencies].join(path.delimiter);
        await compile([program], path.join(output, "examples", example), classpath);
      }

      expect(readdirSync(path.join(output, "examples"), { recursive: true })).toEqual(
        expect.arrayContaining(examples.map((example) => path.join(example, "App.class"))),
      );
    },
    long,
  );

  it("is compiled here against the dependency that the schema gives it", () => {
    // One entry, as `<group>:<artifact>` and a version.
    const [[name, version] = ["", ""]] = Object.entries(metadata.language.java.dependencies);
    const [, artifact] = name.split(":");

    expect(readFileSync(pom, "utf8").replaceAll(/\s+/g, "")).toContain(
      `<artifactId>${artifact}</artifactId><version>${version}</version>`,
    );
  });
});

function javaFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith(".java"))
    .map((file) => path.join(folder, file));
}

/** @param folder Where the classes go. */
function compile(files: readonly string[], folder: string, classpath: string): Promise<string> {
  const options = ["-proc:none", "-encoding", "UTF-8", "-nowarn", "-d", folder, "-cp", classpath];
  return run("javac", [...options, ...files]);
}
