import path from "node:path";

import { cliVersion, hostsVersion, yamlHostVersion } from "./pins";

/** An executable of the engine, built with `go build` from a pinned module of the folder `go`. */
interface GoProgram {
  readonly kind: "go";
  readonly name: string;
  readonly moduleFolder: string;
  readonly goPackage: string;
  /** The flags of `go build -ldflags`. */
  readonly linkerFlags: readonly string[];
}

/** A script of the engine in an installed npm package, which has one for Windows next to it. */
interface Launcher {
  readonly kind: "launcher";
  readonly name: string;
  readonly npmPackage: string;
}

/** A script of the engine among the sources of a pinned Go module: `folder` of `goModule`. */
interface GoScript {
  readonly kind: "script";
  readonly name: string;
  readonly moduleFolder: string;
  readonly goModule: string;
  readonly folder: string;
}

export type GoComponent = GoProgram | GoScript;
export type Component = GoComponent | Launcher;

const sdk = "github.com/pulumi/pulumi/sdk/v3";
const nodejsHost = hostOfSdk("pulumi-language-nodejs", "nodejs/cmd");

/**
 * The components of an engine that is built here, enough for programs in TypeScript and JavaScript.
 */
export const components: readonly Component[] = [
  nodejsHost,
  { kind: "launcher", name: "pulumi-resource-pulumi-nodejs", npmPackage: "@pulumi/pulumi" },
  {
    kind: "go",
    name: "pulumi",
    moduleFolder: goModule("cli"),
    goPackage: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    linkerFlags: releaseOf(`${sdk}/go/common/version`, cliVersion),
  },
];

/**
 * The components that programs in a language need in addition to the CLI. An official engine
 * contains all of them.
 */
export const languageHosts = {
  nodejs: [nodejsHost],
  go: [hostOfSdk("pulumi-language-go", "go")],
  python: [
    hostOfSdk("pulumi-language-python", "python/cmd"),
    {
      kind: "script",
      name: "pulumi-language-python-exec",
      moduleFolder: goModule("languages"),
      goModule: sdk,
      folder: "python/cmd",
    },
  ],
  yaml: [
    {
      kind: "go",
      name: "pulumi-language-yaml",
      moduleFolder: goModule("language-yaml"),
      goPackage: "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml",
      linkerFlags: releaseOf("github.com/pulumi/pulumi-yaml/pkg/version", yamlHostVersion),
    },
  ],
  java: [
    {
      kind: "go",
      name: "pulumi-language-java",
      // The module of the generators, which has the host's sources too.
      moduleFolder: path.join(__dirname, "../sdk/go/java"),
      goPackage: "github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java",
      linkerFlags: ["-s", "-w"],
    },
  ],
} satisfies Readonly<Record<string, readonly Component[]>>;

/** A language that a test or an example has programs in. */
export type Language = keyof typeof languageHosts;

/** The name of a component's file on this system. */
export function fileName({ kind, name }: Component): string {
  // The host passes a script to an interpreter, under the same name on every system.
  if (process.platform !== "win32" || kind === "script") return name;
  return name + (kind === "launcher" ? ".cmd" : ".exe");
}

function hostOfSdk(name: string, folder: string): GoProgram {
  return {
    kind: "go",
    name,
    moduleFolder: goModule("languages"),
    goPackage: `${sdk}/${folder}/${name}`,
    linkerFlags: releaseOf(`${sdk}/go/common/version`, hostsVersion),
  };
}

function goModule(folder: string): string {
  return path.join(__dirname, "go", folder);
}

/**
 * The linker flags of a release. Without a version the CLI reports a development build, which the
 * Automation API refuses.
 */
function releaseOf(versionPackage: string, version: string): readonly string[] {
  const withoutDebugInformation = ["-s", "-w"];
  return [...withoutDebugInformation, "-X", `${versionPackage}.Version=v${version}`];
}
