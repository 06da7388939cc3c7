import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { publishedFolders } from "../../tools/package/npm-packages";
import { repository } from "../support/repository";
import { pack } from "../support/tarball";

/** The parts of a package.json that are read here. */
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

// In the repository a package that is not declared is found too: npm installs those of all workspaces into one folder.
describe("a packed package", () => {
  it.each(publishedFolders())("declares each package that its files load: %s", async (folder) => {
    const temporary = await mkdtemp(path.join(tmpdir(), "kaleyra-declared-"));
    try {
      const { files } = await pack(folder, temporary);
      const { dependencies, peerDependencies } = JSON.parse(
        readFileSync(path.join(repository, folder, "package.json"), "utf8"),
      ) as Manifest;
      // `require("pulumi-kaleyra/…")` in the SDK is the provider's text in the state. The dynamic host
      // runs it in the program's folder, where the package is installed.
      const declared = [...Object.keys({ ...dependencies, ...peerDependencies }), "pulumi-kaleyra"];

      // The plugin is a bundle with all packages that it loads.
      const scripts = files.filter((file) => /^(?!dist\/plugin\/).*\.js$/.test(file));
      const loaded = new Set(scripts.flatMap((file) => packagesIn(path.join(folder, file))));

      expect([...loaded].filter((name) => !declared.includes(name))).toEqual([]);
      expect(loaded.size).toBeGreaterThan(0);
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  });
});

/** The names of the packages that a compiled file loads, without modules of Node.js. */
function packagesIn(file: string): readonly string[] {
  const text = readFileSync(path.join(repository, file), "utf8");
  // `require("name/…")` or `import("@scope/name")`, but no path.
  const loads = text.matchAll(/(?<![.\w])(?:require|import)\("((?:@[^/"]+\/)?[^./"][^/"]*)/g);
  return [...loads]
    .map(([, name = ""]) => name)
    .filter((name) => !name.startsWith("node:") && !builtinModules.includes(name));
}
