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
  /** The command that prints the version of the language's tool, which the machine must have. */
  readonly toolchain?: readonly [string, ...string[]];
  /** Does once what takes long and is shared by all tests. */
  readonly prepare?: () => Promise<unknown>;
  /** Commands that make a copied program use the SDK of this repository. */
  readonly link?: string;
  /** Folders to put in front of the PATH. */
  readonly folders?: readonly string[];
  /** Variables of the environment, besides the PATH. */
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
    // Compiles the SDK into Go's build cache, which takes minutes; a run then only compiles the program.
    prepare: () =>
      run("go", ["build", "-o", os.devNull, "."], { cwd: path.join(repository, programs, "go") }),
  },
} satisfies Readonly<Record<string, ProgramLanguage>>;

export type LanguageName = keyof typeof languages;

/** The languages whose programs are tested on this machine. */
export function testedLanguages(): readonly LanguageName[] {
  return (Object.keys(languages) as LanguageName[]).filter(isTested);
}

/** Whether a language's programs are tested: in a pipeline always, elsewhere if its tool is installed. */
export function isTested(name: LanguageName): boolean {
  const { toolchain }: ProgramLanguage = languages[name];
  if (toolchain === undefined || process.env["CI"] !== undefined) return true;
  const [command, ...args] = toolchain;
  return spawnSync(command, args).status === 0;
}

/** Prepares the language host, and the other requirements of programs in a language. */
export async function prepare(name: LanguageName): Promise<void> {
  const language: ProgramLanguage = languages[name];
  await languageEnvironment([name]); // Builds a missing language host.
  await language.prepare?.();
}

/** The environment for a program in a language, with the plugin of this repository. */
export async function environmentFor(name: LanguageName): Promise<Record<string, string>> {
  const { folders = [], variables }: ProgramLanguage = languages[name];
  const engine = await languageEnvironment([name]);
  const searchPath = [...folders, pluginFolder, engine["PATH"]].join(path.delimiter);
  return { ...engine, ...variables, PATH: searchPath };
}

/** Commands to run first in a copied program, so that it uses the SDK of this repository; may be empty. */
export function linkOf(name: LanguageName): string {
  const { link = "" }: ProgramLanguage = languages[name];
  return link;
}

/** The files of the language's program for `lifecycle`, relative to the repository. */
export function programIn(name: LanguageName): readonly string[] {
  return [`${programs}/${name}/`, `${programs}/survey.json`];
}
