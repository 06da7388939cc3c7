import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";

import { version } from "../../provider/version";
import { languageEnvironment, policyEnvironment } from "../../tools/engine/environment";
import { DotnetSdk } from "../support/dotnet/dotnet-sdk";
import { EmptyProject } from "../support/empty-project";
import { repository } from "../support/repository";
import { examples } from "../support/schema-examples";
import { policyPackage, pulumiPackage } from "../support/tarball";
import type { Release } from "./artifacts";
import { goModule, startGoOrigin } from "./go-module";
import { installMavenArtifact, programPom } from "./maven-artifact";
import type { PackedEmulator } from "./packed-emulator";

type Environment = Readonly<Record<string, string>>;

/** A row of the table that `npm run release:dry` prints: an artifact of the release. */
export interface Row {
  /** `npm run release:dry -- WORD` selects rows by words of this text. */
  readonly artifact: string;
  readonly installedBy: string;
  /**
   * Installs the artifact as a user does, and uses it in an empty project.
   *
   * @returns What worked, e.g. `up, destroy`.
   * @throws {Error} If anything fails.
   */
  run(release: Release, kaleyra: PackedEmulator): Promise<string>;
}

const example = "docs/examples/whatsapp/Flow/publish-a-form";
const document = "examples/published-flow/appointment.json";
/** What Pulumi's Node.js host needs to run TypeScript. */
const typescript = ["typescript@6.0", "@types/node@20"];

export const rows: readonly Row[] = [
  {
    artifact: "npm pulumi-kaleyra",
    installedBy: "npm install",
    async run(release, kaleyra) {
      await using project = await nodejsProject("examples/published-flow/index.ts");
      await project.install(
        "npm",
        release.file(/^pulumi-kaleyra-\d/),
        pulumiPackage,
        ...typescript,
      );
      return await deployAndDestroy(project, kaleyra, {});
    },
  },
  {
    artifact: "npm pulumi-kaleyra-native, the plugin's archive",
    installedBy: "npm install, pulumi plugin install",
    async run(release, kaleyra) {
      await using project = await nodejsProject(`${example}/index.ts`);
      await project.install("npm", release.file(/^pulumi-kaleyra-native-/), ...typescript);
      return await deployAndDestroy(
        project,
        kaleyra,
        await pluginOf(release, project, await languageEnvironment(["nodejs"])),
      );
    },
  },
  {
    artifact: "the plugin's archive",
    installedBy: "pulumi plugin install",
    async run(release, kaleyra) {
      await using project = await projectWith(`${example}/Pulumi.yaml`);
      return await deployAndDestroy(
        project,
        kaleyra,
        await pluginOf(release, project, await languageEnvironment(["yaml"])),
      );
    },
  },
  {
    artifact: "npm kaleyra-flows",
    installedBy: "npm install",
    async run(release, kaleyra) {
      await using project = await projectWith();
      await project.install("npm", release.file(/^kaleyra-flows-/));
      const { environment } = kaleyra;
      const tool = ["npx", "--no", "kaleyra-flows"];
      await project.runOrThrow([...tool, "validate", path.basename(document)]);
      await project.runOrThrow([...tool, "list", "--json"], { environment });
      return "validate, list";
    },
  },
  {
    artifact: "npm pulumi-kaleyra-policy",
    installedBy: "npm install, pulumi preview --policy-pack",
    async run(release, kaleyra) {
      await using project = await projectWith(`${example}/Pulumi.yaml`);
      await project.install(
        "npm",
        release.file(/^pulumi-kaleyra-policy-/),
        policyPackage,
        pulumiPackage,
      );
      const engine = policyEnvironment(await languageEnvironment(["yaml"]));
      const plugin = await pluginOf(release, project, engine);
      const environment = { ...plugin, ...kaleyra.environment };
      await project.runOrThrow(["pulumi", "stack", "init", "dev"], { environment });
      const pack = ["--policy-pack", "node_modules/pulumi-kaleyra-policy"];
      const output = await project.runOrThrow(["pulumi", "preview", ...pack], { environment });
      assertInstalledPlugin(output);
      // The example publishes, which this policy allows in stacks for production only.
      assert.ok(output.includes("kaleyra-publish-only-in-stacks"), output);
      return "preview";
    },
  },
  {
    artifact: "PyPI pulumi-kaleyra, wheel",
    installedBy: "pip install",
    run: (release, kaleyra) => runInPython(release, kaleyra, /\.whl$/),
  },
  {
    artifact: "PyPI pulumi-kaleyra, sources",
    installedBy: "pip install",
    run: (release, kaleyra) => runInPython(release, kaleyra, /^pulumi_kaleyra-.*\.tar\.gz$/),
  },
  {
    artifact: `Go ${goModule}, tag sdk/go/v${version}`,
    installedBy: "go get, from a local origin",
    async run(release, kaleyra) {
      // The tag of the release, and the one by which Go finds a module in a folder.
      await using origin = await startGoOrigin(`v${version}`, `sdk/go/v${version}`);
      await using project = await projectWith(
        "examples/go-flows/Pulumi.yaml",
        `${example}/main.go`,
      );
      const plugin = await pluginOf(release, project, await languageEnvironment(["go"]));
      const environment = { ...plugin, ...origin.environment };
      await project.runOrThrow(["go", "mod", "init", "example"], { environment });
      await project.runOrThrow(["go", "get", `${goModule}@v${version}`], { environment });
      await project.runOrThrow(["go", "build", "-o", "program", "."], { environment });
      return await deployAndDestroy(project, kaleyra, environment);
    },
  },
  {
    artifact: "Maven com.pulumikaleyra:kaleyra",
    installedBy: "Maven's local repository",
    async run(release, kaleyra) {
      await using _installed = await installMavenArtifact();
      await using project = await projectWith();
      await project.write("Pulumi.yaml", "name: program\nruntime: java\n");
      await project.write("pom.xml", await programPom());
      await project.copy(`${example}/App.java`, "src/main/java/App.java");
      return await deployAndDestroy(
        project,
        kaleyra,
        await pluginOf(release, project, await languageEnvironment(["java"])),
      );
    },
  },
  {
    artifact: "NuGet PulumiKaleyra.Kaleyra",
    installedBy: "compiled only, by mcs",
    async run() {
      await using sdk = await DotnetSdk.compile();
      for (const name of examples) {
        const program = path.join(repository, "docs/examples", name, "Program.cs");
        await sdk.compileProgram(await readFile(program, "utf8"));
      }
      return `the SDK and ${examples.length} programs compile`;
    },
  },
];

/** An empty project with these files of the repository, and with the document of the examples. */
async function projectWith(...files: readonly string[]): Promise<EmptyProject> {
  const project = await EmptyProject.create();
  for (const file of [...files, document]) await project.copy(file, path.basename(file));
  return project;
}

/** An empty project for Node.js with a program of the repository, without packages. */
async function nodejsProject(program: string): Promise<EmptyProject> {
  const folder = "examples/nodejs-flows";
  const project = await projectWith(`${folder}/Pulumi.yaml`, `${folder}/tsconfig.json`, program);
  await project.write("package.json", '{ "name": "empty", "private": true, "main": "index.ts" }');
  return project;
}

/**
 * Installs the release's plugin into a PULUMI_HOME in the project.
 *
 * @param engine The environment of the engine, with language hosts.
 * @returns The variables with which the engine uses this plugin and no other.
 */
async function pluginOf(
  release: Release,
  project: EmptyProject,
  engine: Environment,
): Promise<Environment> {
  // `npm run` puts the plugin of this repository on the PATH, and the engine prefers a plugin there.
  const folders = (engine["PATH"] ?? "").split(path.delimiter);
  const PATH = folders.filter((folder) => !folder.includes("node_modules")).join(path.delimiter);
  const environment = { PATH, PULUMI_HOME: path.join(project.folder, "home") };
  const archive = release.file(/^pulumi-resource-kaleyra-/);
  const install = ["plugin", "install", "resource", "kaleyra", `v${version}`, "--file", archive];
  await project.runOrThrow(["pulumi", ...install], { environment });
  return environment;
}

/** Deploys the example in Python with the SDK from a file of the release. */
async function runInPython(
  release: Release,
  kaleyra: PackedEmulator,
  artifact: RegExp,
): Promise<string> {
  await using project = await projectWith(
    "examples/python-flows/Pulumi.yaml",
    `${example}/__main__.py`,
  );
  await project.runOrThrow(["python3", "-m", "venv", "venv"]);
  await project.runOrThrow(["venv/bin/pip", "install", "--quiet", release.file(artifact)]);
  const environment = await pluginOf(release, project, await languageEnvironment(["python"]));
  const virtualEnvironment = path.join(project.folder, "venv");
  return await deployAndDestroy(project, kaleyra, {
    ...environment,
    VIRTUAL_ENV: virtualEnvironment,
    PATH: [path.join(virtualEnvironment, "bin"), environment["PATH"]].join(path.delimiter),
  });
}

/** Publishes the project's flow and destroys it, and checks the flow's status at Kaleyra after both. */
async function deployAndDestroy(
  project: EmptyProject,
  kaleyra: PackedEmulator,
  environment: Environment,
): Promise<string> {
  await kaleyra.reset();
  const pulumi = (...args: readonly string[]) =>
    project.runOrThrow(["pulumi", ...args], {
      environment: { ...environment, ...kaleyra.environment },
    });
  await pulumi("stack", "init", "dev");
  const up = await pulumi("up", "--skip-preview");
  assertInstalledPlugin(up);
  assert.deepEqual(await kaleyra.flows(), ["PUBLISHED"], "up has to leave one published flow");
  await pulumi("preview", "--expect-no-changes");
  await pulumi("destroy", "--skip-preview");
  assert.deepEqual(await kaleyra.flows(), ["DEPRECATED"], "destroy has to deprecate the flow");
  return "up, destroy";
}

/**
 * Asserts that the engine used the installed plugin. It warns if it uses one on the PATH, which is
 * expected for language hosts.
 */
function assertInstalledPlugin(output: string): void {
  assert.ok(!output.includes("using pulumi-resource-kaleyra from $PATH"), output);
}
