/**
 * `npm run check:release`: what the registries and their linters would say about a release, without publishing it. Packs what is
 * built; `npm run release:dry` installs and runs it.
 */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { engineEnvironment } from "../engine/environment";
import { pythonLinters } from "../linters/pipelines";
import { pack, publishedFolders } from "../package/npm-packages";
import { buildPythonPackages } from "../package/python-packages";
import { npm, repository, run } from "../package/run";

const attw = "@arethetypeswrong/cli@0.18.5";
/** A command line without types. */
const untyped = ["cli"];
const goModules = ["sdk/go", "docs/examples"];

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), "kaleyra-release-"));
  try {
    for (const name of publishedFolders()) await checkNpmPackage(name, folder);
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

async function checkNpmPackage(name: string, folder: string): Promise<void> {
  const { file } = await pack(name, folder);
  await check(`npm publish --dry-run ${name}`, () =>
    npm(["publish", "--dry-run", "--silent", file]),
  );
  await check(`publint --strict ${name}`, () =>
    npm(["exec", "--no", "publint", "--", file, "--strict"]),
  );
  if (untyped.includes(name)) return;
  await check(`attw --profile node16 ${name}`, () => {
    const quiet = ["--no-color", "--no-emoji", "--format", "ascii"];
    return npm([
      "exec",
      "--yes",
      `--package=${attw}`,
      "--",
      "attw",
      "--profile",
      "node16",
      ...quiet,
      file,
    ]);
  });
}

async function checkPythonPackages(folder: string): Promise<string> {
  const place = path.join(folder, "python");
  await buildPythonPackages(place);
  const twine = path.join(pythonLinters(path.join(repository, ".cache/linters")), "twine");
  const files = (await readdir(place)).map((file) => path.join(place, file));
  return run(twine, ["check", "--strict", ...files]);
}

async function check(what: string, make: () => Promise<string>): Promise<void> {
  try {
    await make();
    console.log(`${what}: good`);
  } catch (error) {
    const { stdout = "", stderr = "" } = error as {
      readonly stdout?: string;
      readonly stderr?: string;
    };
    console.error(`${what}:\n${stdout}${stderr}${stdout + stderr === "" ? String(error) : ""}`);
    process.exitCode = 1;
  }
}

void main();
