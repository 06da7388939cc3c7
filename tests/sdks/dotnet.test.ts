import { readFileSync } from "node:fs";
import path from "node:path";

import { DotnetSdk } from "../support/dotnet/dotnet-sdk";
import { repository } from "../support/repository";
import { examples } from "../support/schema-examples";
import { describeWith } from "./support/toolchain";

// No registry here has a .NET SDK; Debian's old compiler checks types and conversions, not nullability. The project's
// workflow builds the package itself.
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
  ])("refuses %s", async (_what, right, wrong) => {
    const program = programOf("whatsapp/Flow/publish-a-form").replace(right, wrong);

    await expect(sdk.compileProgram(program)).rejects.toThrow("error CS");
  });
});

function programOf(example: string): string {
  return readFileSync(path.join(repository, "docs/examples", example, "Program.cs"), "utf8");
}
