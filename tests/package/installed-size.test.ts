import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { EmptyProject } from "../support/empty-project";
import { repository } from "../support/repository";
import { pack, pulumiPackage } from "../support/tarball";

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
}

// The installation takes as long as the network does.

describe("pulumi-kaleyra next to @pulumi/pulumi", () => {
  it("installs as few packages and bytes as docs/packages.md says", async () => {
    await using project = await EmptyProject.create();
    const { file } = await pack(".", project.folder);
    await project.install("npm", file, pulumiPackage);
    const modules = path.join(project.folder, "node_modules");
    const lock = readFileSync(path.join(modules, ".package-lock.json"), "utf8");
    const { packages } = JSON.parse(lock) as {
      readonly packages: Readonly<Record<string, Locked>>;
    };
    const ofPulumi = packagesUnder("@pulumi/pulumi", packages);

    const added = [...packagesUnder("pulumi-kaleyra", packages)].filter(
      (name) => !ofPulumi.has(name),
    );
    const bytes = added.reduce((sum, name) => sum + sizeOf(path.join(modules, name)), 0);

    const page = readFileSync(path.join(repository, "docs/packages.md"), "utf8");
    expect(page).toContain(
      `installs ${added.length} packages and about ${Math.round(bytes / 1_000_000)} MB`,
    );
    // Before the first release: 30 packages, 11 MB.
    expect(added.length).toBeLessThanOrEqual(12);
    expect(bytes).toBeLessThan(9_500_000);
  });
});

/** A package and all that it depends on, by name. */
function packagesUnder(
  root: string,
  packages: Readonly<Record<string, Locked>>,
): ReadonlySet<string> {
  const found = new Set([root]);
  // The loop continues with the names that it adds.
  for (const name of found) {
    const { dependencies = {} } = packages[`node_modules/${name}`] ?? {};
    for (const dependency of Object.keys(dependencies)) found.add(dependency);
  }
  return found;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => statSync(path.join(folder, file)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}
