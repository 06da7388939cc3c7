import { type Emulator, startEmulator } from "kaleyra-emulator";

import { EmptyProject, type PackageManager } from "../support/empty-project";
import { pack, pulumiPackage } from "../support/tarball";
import { programs } from "./support/programs";

/** Packages that only the emulator, the command, the policies or the repository need. */
const needless = [
  "kaleyra-emulator",
  "fastify",
  "commander",
  "@pulumi/policy",
  "typescript",
  "jest",
];

describe.each<PackageManager>(["npm", "pnpm"])("the packed package, installed by %s", (manager) => {
  let project: EmptyProject;

  beforeAll(async () => {
    project = await EmptyProject.create();
    const { file } = await pack(".", project.folder);
    await project.install(manager, file, pulumiPackage);
  });

  afterAll(async () => {
    await project[Symbol.asyncDispose]();
  });

  it("installs no package that only the emulator, the policies or the repository need", async () => {
    const installed = await project.installedPackages();

    expect(installed).toContain("node-fetch");
    expect(needless.filter((name) => installed.has(name))).toEqual([]);
  });

  it.each(programs)("runs a program in $given", async ({ folder, file, type, text }) => {
    await using kaleyra = await startEmulator();
    await project.write(`${folder}/package.json`, JSON.stringify({ type, main: file }));
    await project.write(`${folder}/Pulumi.yaml`, `name: ${folder}\nruntime: nodejs\n`);
    await project.write(`${folder}/${file}`, text);
    const pulumi = (...args: readonly string[]) =>
      project.run(["pulumi", ...args], { folder, environment: { ...kaleyra.environment } });
    await pulumi("stack", "init", "dev");

    const up = await pulumi("up", "--skip-preview");
    const flowsAfterUp = flowsAt(kaleyra);
    const preview = await pulumi("preview", "--expect-no-changes");
    const destroy = await pulumi("destroy", "--skip-preview");

    expect(up).toMatchObject({ ok: true, output: expect.stringMatching(/status *: "PUBLISHED"/) });
    expect(flowsAfterUp).toEqual([expect.stringMatching(/^greeting-[0-9a-f]{7} PUBLISHED$/)]);
    expect(preview).toMatchObject({ ok: true });
    expect(destroy).toMatchObject({ ok: true });
    expect(flowsAt(kaleyra)).toEqual([expect.stringMatching(/^greeting-[0-9a-f]{7} DEPRECATED$/)]);
  });
});

/** Unlike `flowsAt` of tests/support, with the random digits of automatic names. */
function flowsAt(kaleyra: Emulator): readonly string[] {
  return kaleyra.flows().map(({ name, status }) => `${name} ${status}`);
}
