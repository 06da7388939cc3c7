import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { flowJsonSchemas } from "../../tools/flow-json/schemas";
import { repository } from "../support/repository";
import { pack, type Tarball } from "../support/tarball";

/** The files that are in every package. */
const commonFiles = ["LICENSE", "README.md", "package.json"];

/** The compiled modules of the provider that the policies import, besides the checker. */
const providerFiles = ["nearest", "text", "urn"].flatMap((name) =>
  compiledFrom(`dist/provider/${name}`),
);

const pluginFiles = [
  "dist/plugin/THIRD-PARTY-NOTICES.txt",
  "dist/plugin/checker-thread.js",
  "dist/plugin/pulumi-resource-kaleyra",
  "dist/plugin/pulumi-resource-kaleyra.cmd",
];

describe.each([
  {
    folder: ".",
    otherFiles: ["CHANGELOG.md", ...pluginFiles, ...jsonSchemas()],
    sources: ["provider", "sdk/typescript"],
    compiled: (source: string) => `dist/${source}`,
    maxBytes: 1_000_000,
  },
  {
    folder: "emulator",
    otherFiles: ["bin/kaleyra-emulator.js", "src/page/page.css", "src/page/page.js"],
    sources: ["emulator/src"],
    compiled: (source: string) => source.replace("emulator/src/", "dist/"),
    maxBytes: 150_000,
  },
  {
    folder: "policy",
    otherFiles: ["PulumiPolicy.yaml", ...providerFiles, ...checkerIn("policy")],
    sources: ["policy/src"],
    compiled: (source: string) => `dist/${source}`,
    maxBytes: 150_000,
  },
])("the package in $folder, packed", ({ folder, otherFiles, sources, compiled, maxBytes }) => {
  let temporary: string;
  let tarball: Tarball;

  beforeAll(async () => {
    temporary = await mkdtemp(path.join(tmpdir(), "kaleyra-pack-"));
    tarball = await pack(folder, temporary);
  });

  afterAll(async () => {
    await rm(temporary, { recursive: true, force: true });
  });

  it("contains its compiled sources and the expected other files, and nothing else", () => {
    const outputs = sources
      .flatMap(typeScriptBelow)
      .map((source) => compiled(source).replace(/\.ts$/, ""))
      .flatMap(compiledFrom);

    expect(tarball.files).toEqual([...commonFiles, ...otherFiles, ...outputs].sort());
  });

  // A limit above the size of today, so that a large file in the package is noticed.
  it("is smaller than its limit", () => {
    expect(tarball.size).toBeLessThan(maxBytes);
  });

  it("has no problems according to publint", async () => {
    const cli = path.join(repository, "node_modules", "publint", "src", "cli.js");

    const { stdout } = await promisify(execFile)(process.execPath, [cli, tarball.file, "--strict"]);

    expect(stdout).toContain("All good!");
  });
});

/** The files that the compiler writes for a source, whose path has no extension. */
function compiledFrom(source: string): readonly string[] {
  return [`${source}.d.ts`, `${source}.js`];
}

function jsonSchemas(): readonly string[] {
  return [...flowJsonSchemas().keys()].map((file) => `dist/schema/${file}`);
}

/** The compiled files of the checker in a package. */
function checkerIn(folder: string): readonly string[] {
  const checker = "dist/provider/flow-json";
  return readdirSync(path.join(repository, folder, checker), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:js|d\.ts)$/.test(file))
    .map((file) => `${checker}/${file}`);
}

/** The TypeScript files below a folder, without the plugin's, which is packed as a bundle. */
function typeScriptBelow(folder: string): readonly string[] {
  return readdirSync(path.join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.startsWith("plugin/"))
    .map((file) => `${folder}/${file}`);
}
