import { copyFile } from "node:fs/promises";
import path from "node:path";

import { EmptyProject } from "./support/empty-project";
import { portOf } from "./support/plugin";
import { pack } from "./support/tarball";

jest.setTimeout(300_000);

describe("the packed plugin, in an empty project on a path with spaces", () => {
  let project: EmptyProject;

  beforeAll(async () => {
    project = await EmptyProject.create("kaleyra package ");
    const { file } = await pack(".", project.folder);
    await project.install("npm", file);
  });

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  it("is on the PATH that npm gives, and starts", async () => {
    const command = path.join(project.folder, "node_modules", ".bin", "pulumi-resource-kaleyra");

    expect(await portOf(command)).toBeGreaterThan(0);
  });

  it("starts when its file is moved elsewhere alone", async () => {
    const packed = path.join(project.folder, "node_modules", "pulumi-kaleyra", "dist", "plugin");
    const alone = path.join(project.folder, "pulumi-resource-kaleyra");
    await copyFile(path.join(packed, "pulumi-resource-kaleyra"), alone);

    // Outside of node_modules too, so that nothing is found that is not in the file.
    expect(await portOf(alone)).toBeGreaterThan(0);
  });
});
