import { copyFile, readFile } from "node:fs/promises";
import path from "node:path";

import { EmptyProject } from "../support/empty-project";
import { portOf } from "../support/running-plugin";
import { pack } from "../support/tarball";

describe("the packed plugin, in an empty project on a path with spaces", () => {
  let project: EmptyProject;
  let folder: string;

  beforeAll(async () => {
    project = await EmptyProject.create("kaleyra package ");
    const { file } = await pack(".", project.folder);
    await project.install("npm", file);
    folder = path.join(project.folder, "node_modules", "pulumi-kaleyra", "dist", "plugin");
  });

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  it("is on npm's PATH, and starts", async () => {
    const command = path.join(project.folder, "node_modules", ".bin", "pulumi-resource-kaleyra");

    expect(await portOf(command)).toBeGreaterThan(0);
  });

  it("starts if its file is copied without those next to it", async () => {
    // Outside of node_modules, where Node.js finds no packages either.
    const copy = path.join(project.folder, "pulumi-resource-kaleyra");
    await copyFile(path.join(folder, "pulumi-resource-kaleyra"), copy);

    expect(await portOf(copy)).toBeGreaterThan(0);
  });

  it("contains the license of every bundled package", async () => {
    const bundle = await readFile(path.join(folder, "pulumi-resource-kaleyra"), "utf8");
    const notices = await readFile(path.join(folder, "THIRD-PARTY-NOTICES.txt"), "utf8");

    // The bundler writes each file's name above its code.
    const files = bundle.matchAll(/^\/\/ .*node_modules\/((?:@[^/]+\/)?[^/\n]+)/gm);
    const packages = new Set([...files].map(([, name]) => name));
    // Each notice is the name and the version of a package, and its license after an empty line.
    const licenses = notices.matchAll(/^(\S+) \d+\.\d+\.\d+\n\n.*(?:licen[cs]e|copyright)/gim);

    expect([...packages]).toContain("@grpc/grpc-js");
    expect([...licenses].map(([, name]) => name).sort()).toEqual([...packages].sort());
  });
});
