import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { publishedFolders } from "../../tools/package/npm-packages";
import { repository } from "../support/repository";
import { pack } from "../support/tarball";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

// In the repository everything is found, since npm puts the packages of all workspaces in one folder.
describe("a packed package", () => {
  it.each(publishedFolders())("declares each package that its files load: %s", async (folder) => {
    const place = await mkdtemp(path.join(tmpdir(), "kaleyra-declared-"));
    try {
      const { files } = await pack(folder, place);
      const { dependencies, peerDependencies } = JSON.parse(
        readFileSync(path.join(repository, folder, "package.json"), "utf8"),
      ) as Manifest;
      // The state names the provider by a line that the program's own Node.js runs.
      const declared = [...Object.keys({ ...dependencies, ...peerDependencies }), "pulumi-kaleyra"];

      // The plugin is bundled with all that it loads.
      const scripts = files.filter((file) => /^(?!dist\/plugin\/).*\.js$/.test(file));
      const loaded = new Set(scripts.flatMap((file) => packagesIn(path.join(folder, file))));

      expect([...loaded].filter((name) => !declared.includes(name))).toEqual([]);
      expect(loaded.size).toBeGreaterThan(0);
    } finally {
      await rm(place, { recursive: true, force: true });
    }
  });
});

/** The names of the packages that a compiled file loads. */
function packagesIn(file: string): readonly string[] {
  const text = readFileSync(path.join(repository, file), "utf8");
  const loads = text.matchAll(/(?<![.\w])(?:require|import)\("((?:@[^/"]+\/)?[^./"][^/"]*)/g);
  return [...loads]
    .map(([, name = ""]) => name)
    .filter((name) => !name.startsWith("node:") && !builtinModules.includes(name));
}
