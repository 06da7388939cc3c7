import path from "node:path";

import { startEmulator } from "kaleyra-emulator";

import { blocksOf } from "../support/documented";
import { EmptyProject, type PackageManager } from "../support/empty-project";
import { aFlow, flows } from "../support/flows";
import type { Run } from "../support/run";
import { type PolicyPackRun, TestStack } from "../support/stack";
import { pack, policyPackage, pulumiPackage } from "../support/tarball";

const page = "policy/README.md";

// The time of the installations depends on the network.

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
      const [, alone = "", configured = ""] = commandsOf(page);
      const config = JSON.parse(blocksOf(page, "json").join("")) as Record<string, unknown>;

      const advice = await preview(packOf(alone, project.folder));
      const rules = await preview({ ...packOf(configured, project.folder), config });

      expect(advice).toMatchObject({ ok: true });
      expect(reported(advice)).toEqual([
        "advisory kaleyra-publish-only-in-stacks",
        "advisory kaleyra-require-deletion-policy",
      ]);
      expect(rules).toMatchObject({ ok: false });
      expect(reported(rules)).toEqual([
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
      expect(reported(run)).toEqual([
        "mandatory kaleyra-publish-only-in-stacks",
        "mandatory kaleyra-require-deletion-policy",
      ]);
      expect(run.output).toContain("only live may publish");
    });
  },
);

/** A preview of a flow with violations. */
async function preview(policyPack: PolicyPackRun): Promise<Run> {
  await using kaleyra = await startEmulator();
  await using stack = await TestStack.create({
    kaleyra,
    program: flows({ booking: aFlow({ name: "booking", publish: true }) }),
    policyPack,
  });
  return await stack.preview();
}

function reported({ violations }: Run): readonly string[] {
  return violations.map(({ level, policy }) => `${level} ${policy}`).sort();
}

function commandsOf(documented: string): readonly string[] {
  return blocksOf(documented, "sh").flatMap((block) => block.trimEnd().split("\n"));
}

/** The pack that a command runs, in the folder of its project. */
function packOf(command: string, project: string): PolicyPackRun {
  const [, folder] = /^pulumi preview --policy-pack (\S+)/.exec(command) ?? [];
  if (folder === undefined) throw new Error(`This runs no pack: ${command}`);
  return { folder: path.join(project, folder) };
}
