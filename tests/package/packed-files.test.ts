import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { flowJsonSchemas } from "../../tools/flow-json/schemas";
import { repository } from "../support/repository";
import { pack, type Tarball } from "../support/tarball";

const always = ["LICENSE", "README.md", "package.json"];

/** What the policies import of the provider, besides the checker. */
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
    besides: ["CHANGELOG.md", ...pluginFiles, ...jsonSchemas()],
    sources: ["provider", "sdk/typescript"],
    compiled: (source: string) => `dist/${source}`,
    largest: 1_000_000,
  },
  {
    folder: "emulator",
    besides: ["bin/kaleyra-emulator.js", "src/page/page.css", "src/page/page.js"],
    sources: ["emulator/src"],
    compiled: (source: string) => source.replace("emulator/src/", "dist/"),
    largest: 150_000,
  },
  {
    folder: "policy",
    besides: ["PulumiPolicy.yaml", ...providerFiles, ...checkerIn("policy")],
    sources: ["policy/src"],
    compiled: (source: string) => `dist/${source}`,
    largest: 150_000,
  },
])("the package in $folder, packed", ({ folder, besides, sources, compiled, largest }) => {
  let place: string;
  let tarball: Tarball;

  beforeAll(async () => {
    place = await mkdtemp(path.join(tmpdir(), "kaleyra-pack-"));
    tarball = await pack(folder, place);
  });

  afterAll(async () => {
    await rm(place, { recursive: true, force: true });
  });

  it("contains the compiled sources and the readers' files, and nothing else", () => {
    const outputs = sources
      .flatMap(typeScriptBelow)
      .map((source) => compiled(source).replace(/\.ts$/, ""))
      .flatMap(compiledFrom);

    expect(tarball.files).toEqual([...always, ...besides, ...outputs].sort());
  });

  it("is smaller than its limit", () => {
    expect(tarball.size).toBeLessThan(largest);
  });

  it("has no problems according to publint", async () => {
    const cli = path.join(repository, "node_modules", "publint", "src", "cli.js");

    const { stdout } = await promisify(execFile)(process.execPath, [cli, tarball.file, "--strict"]);

    expect(stdout).toContain("All good!");
  });
});

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

function typeScriptBelow(folder: string): readonly string[] {
  return (
    readdirSync(path.join(repository, folder), { recursive: true, encoding: "utf8" })
      // The plugin is bundled.
      .filter((file) => file.endsWith(".ts") && !file.startsWith("plugin/"))
      .map((file) => `${folder}/${file}`)
  );
}
