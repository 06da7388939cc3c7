import path from "node:path";

import { EmptyProject } from "../support/empty-project";
import { repository } from "../support/repository";

const tsx = path.join(repository, "node_modules", "tsx", "dist", "cli.mjs");
const main = path.join(repository, "tools", "package", "main.ts");
const onMac = process.platform === "darwin";

/** The messages are those of tools/package/platforms.ts and executable.ts. */
describe("`npm run package` for a platform", () => {
  it("that the plugin is not packed for fails and lists the supported ones", async () => {
    const { ok, output } = await packageFor("plan9-x64");

    expect(ok).toBe(false);
    expect(output).toContain("not packed for plan9-x64, only for linux-x64, linux-arm64,");
  });

  // Only the Node.js that an executable contains can build it, and that of win32-arm64 is older than the others'.
  it("with another version of Node.js than this platform's fails and names the version", async () => {
    const { ok, output } = await packageFor("win32-arm64");

    expect(ok).toBe(false);
    expect(output).toContain("win32-arm64 has Node.js 26.7.0, and only that makes it");
  });

  (onMac ? it.skip : it)("that only a Mac can sign for fails and says so", async () => {
    const { ok, output } = await packageFor("darwin-arm64");

    expect(ok).toBe(false);
    expect(output).toContain("darwin-arm64 has to be signed with codesign, which only a Mac has");
  });
});

async function packageFor(platform: string) {
  await using project = await EmptyProject.create();
  const output = path.join(project.folder, "packed");
  const options = ["--archives-only", "--platform", platform, "--into", output];
  return await project.run([process.execPath, tsx, main, ...options]);
}
