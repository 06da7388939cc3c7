/**
 * `npm run check:release`: checks a release as the registries and their linters do, without publishing
 * it. It packs what is compiled; `npm run release:dry` installs and runs the packages. Fails if a check
 * finds something.
 */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { engineEnvironment } from "../engine/environment";
import { pythonLinters } from "../linters/pipelines";
import { pack, publishedFolders } from "../package/npm-packages";
import { buildPythonPackages } from "../package/python-packages";
import { npm, repository, run } from "../package/run";

/** Checks that each way of importing a package finds its types. */
const attw = "@arethetypeswrong/cli@0.18.5";
/** Folders of packages that nothing imports: a command line has no types. */
const untypedFolders = ["cli"];
/** The folders of Go modules. */
const goModules = ["sdk/go", "docs/examples"];

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "kaleyra-release-"));
  try {
    for (const source of publishedFolders()) await checkNpmPackage(source, folder);
    await check("twine check --strict", () => checkPythonPackages(folder));
    for (const module of goModules) {
      await check(`go vet ${module}`, () =>
        run("go", ["vet", "./..."], { cwd: path.join(repository, module) }),
      );
    }
    await check("pulumi schema check", () => {
      const schema = path.join(repository, "provider/plugin/schema.json");
      return run("pulumi", ["schema", "check", schema], { env: engineEnvironment() });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param source The folder of the package, relative to the repository.
 * @param folder The folder for the tarball.
 */
async function checkNpmPackage(source: string, folder: string): Promise<void> {
  const { file } = await pack(source, folder);
  await check(`npm publish --dry-run ${source}`, () =>
    npm(["publish", "--dry-run", "--silent", file]),
  );
  await check(`publint --strict ${source}`, () =>
    npm(["exec", "--no", "publint", "--", file, "--strict"]),
  );
  if (untypedFolders.includes(source)) return;
  await check(`attw --profile node16 ${source}`, () => {
    const plainText = ["--no-color", "--no-emoji", "--format", "ascii"];
    // Without `node10`, which does not read `exports`.
    const command = ["attw", "--profile", "node16", ...plainText, file];
    return npm(["exec", "--yes", `--package=${attw}`, "--", ...command]);
  });
}

async function checkPythonPackages(folder: string): Promise<string> {
  const output = path.join(folder, "python");
  await buildPythonPackages(output);
  const twine = path.join(pythonLinters(path.join(repository, ".cache/linters")), "twine");
  const files = (await readdir(output)).map((file) => path.join(output, file));
  return run(twine, ["check", "--strict", ...files]);
}

/** Runs a check; if its command fails, prints what the command printed. */
async function check(title: string, act: () => Promise<string>): Promise<void> {
  try {
    await act();
    console.log(`${title}: good`);
  } catch (error) {
    const { stdout = "", stderr = "" } = error as Partial<Record<"stdout" | "stderr", string>>;
    const output = stdout + stderr;
    // An error of another kind, such as a missing program, has no output.
    console.error(`${title}:\n${output === "" ? String(error) : output}`);
    process.exitCode = 1;
  }
}

void main();
