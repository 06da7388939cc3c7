import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

import { EmptyProject } from "../support/empty-project";
import { repository } from "../support/repository";
import { pack, pulumiPackage } from "../support/tarball";

/** An entry of npm's lock file, as far as it is read here. */
interface LockEntry {
  readonly dependencies?: Readonly<Record<string, string>>;
}

describe("pulumi-kaleyra next to @pulumi/pulumi", () => {
  it("installs as few packages and bytes as docs/packages.md says", async () => {
    await using project = await EmptyProject.create();
    const { file } = await pack(".", project.folder);
    await project.install("npm", file, pulumiPackage);
    const modules = path.join(project.folder, "node_modules");
    const lock = readFileSync(path.join(modules, ".package-lock.json"), "utf8");
    const { packages } = JSON.parse(lock) as {
      readonly packages: Readonly<Record<string, LockEntry>>;
    };
    const packagesOfPulumi = packagesUnder("@pulumi/pulumi", packages);

    const added = [...packagesUnder("pulumi-kaleyra", packages)].filter(
      (name) => !packagesOfPulumi.has(name),
    );
    const bytes = added.reduce((sum, name) => sum + sizeOf(path.join(modules, name)), 0);

    const page = readFileSync(path.join(repository, "docs/packages.md"), "utf8");
    expect(page).toContain(
      `installs ${added.length} packages and about ${Math.round(bytes / 1_000_000)} MB`,
    );
    // So that a new dependency is a decision. Early versions installed 30 packages and 11 MB.
    expect(added.length).toBeLessThanOrEqual(12);
    expect(bytes).toBeLessThan(9_500_000);
  });
});

/**
 * The names of a package and of all its dependencies, direct and indirect. npm has put each of them
 * directly into node_modules.
 */
function packagesUnder(
  root: string,
  packages: Readonly<Record<string, LockEntry>>,
): ReadonlySet<string> {
  const found = new Set([root]);
  // A loop over a Set continues with the names that it adds.
  for (const name of found) {
    const { dependencies = {} } = packages[`node_modules/${name}`] ?? {};
    for (const dependency of Object.keys(dependencies)) found.add(dependency);
  }
  return found;
}

/** The size of all files below a folder, in bytes. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => statSync(path.join(folder, file)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);
}
