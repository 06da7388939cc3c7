import { readFileSync } from "node:fs";
import path from "node:path";

import { DotnetSdk } from "../support/dotnet/dotnet-sdk";
import { repository } from "../support/repository";
import { examples } from "../support/schema-examples";
import { describeWith } from "./support/toolchain";

// A .NET SDK is in no registry that this repository uses. Debian's old compiler, mcs, checks types and conversions, but
// not nullability. `.github/workflows/test.yml` builds the package with the .NET SDK.
describeWith("mcs", "--version")("the SDK for .NET", () => {
  let sdk: DotnetSdk;

  beforeAll(async () => {
    sdk = await DotnetSdk.compile();
  }, 300_000);

  afterAll(async () => {
    await sdk[Symbol.asyncDispose]();
  });

  it.each(examples)("compiles an example: %s", async (example) => {
    await expect(sdk.compileProgram(programOf(example))).resolves.toBeUndefined();
  });

  it.each([
    ["categories that are an array of enums", "Categories = { ", "Categories = new[] { "],
    ["a property of another type", "Publish = true", 'Publish = "yes"'],
    ["an unknown property", "Publish = true", "Published = true"],
  ])("does not accept %s", async (_what, right, wrong) => {
    const program = programOf("whatsapp/Flow/publish-a-form").replace(right, wrong);

    // An error of the compiler has a code such as CS0029.
    await expect(sdk.compileProgram(program)).rejects.toThrow("error CS");
  });
});

function programOf(example: string): string {
  return readFileSync(path.join(repository, "docs/examples", example, "Program.cs"), "utf8");
}
