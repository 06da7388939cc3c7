import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { repository } from "../repository";
import { run } from "../schema-examples";
import { inOldSyntax, programInOldSyntax } from "./csharp";

const sources = path.join(repository, "sdk/dotnet");
/** The types of Pulumi's own SDK, without code. */
const stubs = path.join(__dirname, "Pulumi.cs");

/** The SDK for .NET, compiled against stubs of Pulumi by mcs, Debian's old compiler. */
export class DotnetSdk implements AsyncDisposable {
  private constructor(private readonly folder: string) {}

  /** @throws {Error} If the SDK does not compile. */
  static async compile(): Promise<DotnetSdk> {
    const sdk = new DotnetSdk(await mkdtemp(path.join(tmpdir(), "kaleyra-dotnet-")));
    await compile(sdk.#pulumi, [stubs]);
    await compile(sdk.#library, await sdk.#sources(), sdk.#pulumi);
    return sdk;
  }

  /**
   * Compiles the text of a program of docs/examples.
   *
   * @throws {Error} If the program does not compile.
   */
  async compileProgram(text: string): Promise<void> {
    const file = path.join(this.folder, "Program.cs");
    writeFileSync(file, programInOldSyntax(text));
    await compile(path.join(this.folder, "Program.dll"), [file], this.#pulumi, this.#library);
  }

  get #pulumi(): string {
    return path.join(this.folder, "Pulumi.dll");
  }

  get #library(): string {
    return path.join(this.folder, "PulumiKaleyra.Kaleyra.dll");
  }

  /** Copies the SDK's sources in old syntax, and returns the paths of the copies. */
  #sources(): Promise<readonly string[]> {
    const files = readdirSync(sources, { recursive: true, encoding: "utf8" });
    // A build with the .NET SDK leaves generated code in `bin` and `obj`.
    const csharp = files.filter((file) => /^(?!bin|obj).*\.cs$/.test(file));
    return Promise.all(
      csharp.map(async (file) => {
        const copy = path.join(this.folder, "sdk", file);
        await mkdir(path.dirname(copy), { recursive: true });
        writeFileSync(copy, inOldSyntax(readFileSync(path.join(sources, file), "utf8")));
        return copy;
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function compile(
  output: string,
  files: readonly string[],
  ...references: readonly string[]
): Promise<void> {
  // Warnings about members without documentation, and about fields that are not used.
  const ignored = "-nowarn:1591,414";
  const options = ["-target:library", "-langversion:latest", ignored, `-out:${output}`];
  const libraries = ["System.Core.dll", ...references].map((file) => `-reference:${file}`);
  await run("mcs", [...options, ...libraries, ...files]);
}
