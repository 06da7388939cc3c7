import { execFile, spawnSync } from "node:child_process";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { languageEnvironment } from "../../../tools/engine/environment";
import { pluginFolder, repository } from "../../support/repository";
import { makeVirtualEnvironment, pythonFolder, pythonVariables } from "./python";

const run = promisify(execFile);
const goSdk = "github.com/pulumi-kaleyra/pulumi-kaleyra/sdk/go";
const programs = "tests/languages/programs";

interface ProgramLanguage {
  /** The tools that the machine must have, each as the command that prints its version. */
  readonly toolchain?: readonly [string, ...string[]];
  /** Gets ready, once, what takes long. */
  readonly prepare?: () => Promise<unknown>;
  /** Commands after which a copied program finds the SDK of this repository. */
  readonly link?: string;
  /** Folders in front of the PATH. */
  readonly folders?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
}

const languages = {
  nodejs: {},
  yaml: {},
  python: {
    toolchain: ["python3", "--version"],
    prepare: makeVirtualEnvironment,
    folders: [pythonFolder],
    variables: pythonVariables,
  },
  go: {
    toolchain: ["go", "version"],
    link: `go mod edit -replace ${goSdk}="$REPOSITORY/sdk/go"`,
    // Compiles the SDK into Go's own cache, in some minutes; a run then compiles the program alone.
    prepare: () =>
      run("go", ["build", "-o", os.devNull, "."], { cwd: path.join(repository, programs, "go") }),
  },
} satisfies Readonly<Record<string, ProgramLanguage>>;

export type LanguageName = keyof typeof languages;

/** The languages that can be tested here: on a pipeline all of them, elsewhere those whose toolchain is at hand. */
export function testedLanguages(): readonly LanguageName[] {
  return (Object.keys(languages) as LanguageName[]).filter(isTested);
}

export function isTested(name: LanguageName): boolean {
  const { toolchain }: ProgramLanguage = languages[name];
  if (toolchain === undefined || process.env["CI"] !== undefined) return true;
  const [command, ...args] = toolchain;
  return spawnSync(command, args).status === 0;
}

/** Makes sure of the host, and of what else programs of a language need. */
export async function prepare(name: LanguageName): Promise<void> {
  const { prepare: getReady }: ProgramLanguage = languages[name];
  await languageEnvironment([name]);
  await getReady?.();
}

/** The environment to run a program of a language in, on the plugin of this repository. */
export async function environmentFor(name: LanguageName): Promise<Record<string, string>> {
  const { folders = [], variables }: ProgramLanguage = languages[name];
  const engine = await languageEnvironment([name]);
  const searchPath = [...folders, pluginFolder, engine["PATH"]].join(path.delimiter);
  return { ...engine, ...variables, PATH: searchPath };
}

/** Commands that are to be run in a copied program before anything else. */
export function linkOf(name: LanguageName): string {
  const { link = "" }: ProgramLanguage = languages[name];
  return link;
}

/** What a program consists of, relative to the repository. */
export function programIn(name: LanguageName): readonly string[] {
  return [`${programs}/${name}/`, `${programs}/survey.json`];
}
