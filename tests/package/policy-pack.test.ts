import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { blocksOf } from "../support/documented";
import { EmptyProject, type PackageManager } from "../support/empty-project";
import { aFlow, flows } from "../support/flows";
import type { Run } from "../support/run";
import { type PolicyPackRun, TestStack } from "../support/stack";
import { pack, policyPackage, pulumiPackage } from "../support/tarball";

const page = "policy/README.md";

describe.each<PackageManager>(["npm", "pnpm"])(
  "the packed policies, installed by %s",
  (manager) => {
    let project: EmptyProject;

    beforeAll(async () => {
      project = await EmptyProject.create();
      const { file } = await pack("policy", project.folder);
      await project.install(manager, file, policyPackage, pulumiPackage);
    });

    afterAll(async () => {
      await project[Symbol.asyncDispose]();
    });

    it("install no package that only the provider needs", async () => {
      const installed = await project.installedPackages();

      expect(installed).toContain("jsonc-parser");
      expect(
        ["node-fetch", "pulumi-kaleyra", "kaleyra-emulator"].filter((name) => installed.has(name)),
      ).toEqual([]);
    });

    it("are a pack that runs as documented, with and without the page's configuration", async () => {
      // The first command of the page installs the package.
      const [, withDefaults = "", withConfiguration = ""] = commandsOf(page);
      const config = JSON.parse(blocksOf(page, "json").join("")) as Record<string, unknown>;

      const advisory = await preview(packOf(withDefaults, project.folder));
      const configured = await preview({ ...packOf(withConfiguration, project.folder), config });

      expect(advisory).toMatchObject({ ok: true });
      expect(violationsOf(advisory)).toEqual([
        "advisory kaleyra-publish-only-in-stacks",
        "advisory kaleyra-require-deletion-policy",
      ]);
      expect(configured).toMatchObject({ ok: false });
      expect(violationsOf(configured)).toEqual([
        "mandatory kaleyra-flow-name-pattern",
        "mandatory kaleyra-publish-only-in-stacks",
      ]);
    });

    it("work in your own pack, as documented", async () => {
      await project.write("rules/index.ts", blocksOf(page, "ts").join("\n"));
      await project.write("rules/package.json", '{ "name": "rules", "version": "1.0.0" }');
      await project.write("rules/PulumiPolicy.yaml", "runtime: nodejs\n");

      const run = await preview({ folder: path.join(project.folder, "rules") });

      expect(run).toMatchObject({ ok: false });
      expect(violationsOf(run)).toEqual([
        "mandatory kaleyra-publish-only-in-stacks",
        "mandatory kaleyra-require-deletion-policy",
      ]);
      expect(run.output).toContain("only live may publish");
    });
  },
);

/** A preview with a policy pack, of a live flow without `deletionPolicy` in a stack `dev`. */
async function preview(policyPack: PolicyPackRun): Promise<Run> {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra,
    program: flows({ booking: aFlow({ name: "booking", publish: true }) }),
    policyPack,
  });
  return await stack.preview();
}

/** The violations as `<level> <policy>`, sorted. */
function violationsOf({ violations }: Run): readonly string[] {
  return violations.map(({ level, policy }) => `${level} ${policy}`).sort();
}

/** The commands of a page, a line each. */
function commandsOf(file: string): readonly string[] {
  return blocksOf(file, "sh").flatMap((block) => block.trimEnd().split("\n"));
}

/** The policy pack of a `pulumi preview`, whose folder is relative to that of the project. */
function packOf(command: string, project: string): PolicyPackRun {
  const [, folder] = /^pulumi preview --policy-pack (\S+)/.exec(command) ?? [];
  if (folder === undefined) throw new Error(`This runs no pack: ${command}`);
  return { folder: path.join(project, folder) };
}
