import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { repository } from "../support/repository";
import { examples, run } from "../support/schema-examples";
import { inOldSyntax, programInOldSyntax } from "./support/csharp";
import { describeWith } from "./support/toolchain";

const sources = path.join(repository, "sdk/dotnet");
const stubs = path.join(__dirname, "dotnet/Pulumi.cs");

// No registry here has a .NET SDK; Debian's old compiler checks types and conversions, not nullability. The release's
// workflow builds the package itself.
describeWith("mcs", "--version")("the SDK for .NET", () => {
  const output = mkdtempSync(path.join(tmpdir(), "kaleyra-dotnet-"));
  const pulumi = path.join(output, "Pulumi.dll");
  const sdk = path.join(output, "PulumiKaleyra.Kaleyra.dll");

  beforeAll(async () => {
    await compile(pulumi, [stubs]);
    await compile(sdk, await sourcesOfSdk(), pulumi);
  }, 300_000);

  afterAll(() => rmSync(output, { recursive: true, force: true }));

  it.each(examples)("compiles an example: %s", async (example) => {
    const program = readFileSync(path.join(repository, "docs/examples", example, "Program.cs"));

    await expect(compileProgram(program.toString())).resolves.toBe("");
  });

  it.each([
    ["categories that are an array of enums", "Categories = { ", "Categories = new[] { "],
    ["a property of another type", "Publish = true", 'Publish = "yes"'],
    ["a property that there is not", "Publish = true", "Published = true"],
  ])("refuses %s", async (_what, right, wrong) => {
    const file = "docs/examples/whatsapp/Flow/publish-a-form/Program.cs";
    const program = readFileSync(path.join(repository, file), "utf8");

    await expect(compileProgram(program.replace(right, wrong))).rejects.toThrow("error CS");
  });

  function sourcesOfSdk(): Promise<readonly string[]> {
    const files = readdirSync(sources, { recursive: true, encoding: "utf8" });
    const csharp = files.filter((file) => /^(?!bin|obj).*\.cs$/.test(file));
    return Promise.all(
      csharp.map(async (file) => {
        const copy = path.join(output, "sdk", file);
        await mkdir(path.dirname(copy), { recursive: true });
        writeFileSync(copy, inOldSyntax(readFileSync(path.join(sources, file), "utf8")));
        return copy;
      }),
    );
  }

  function compileProgram(program: string): Promise<string> {
    const file = path.join(output, "Program.cs");
    writeFileSync(file, programInOldSyntax(program));
    return compile(path.join(output, "Program.dll"), [file], pulumi, sdk);
  }
});

function compile(
  to: string,
  files: readonly string[],
  ...references: readonly string[]
): Promise<string> {
  const options = ["-target:library", "-langversion:latest", "-nowarn:1591,414", `-out:${to}`];
  const libraries = ["System.Core.dll", ...references].map((file) => `-reference:${file}`);
  return run("mcs", [...options, ...libraries, ...files]);
}
