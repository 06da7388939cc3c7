import path from "node:path";

import { cliVersion, nodejsHostVersion } from "./pins";

/** An executable of the engine that `go build` makes from a pinned module of the folder `go`. */
interface GoProgram {
  readonly kind: "go";
  readonly name: string;
  readonly moduleFolder: string;
  readonly goPackage: string;
  readonly linkerFlags: readonly string[];
}

/** A script of the engine that an installed npm package already holds. */
interface Launcher {
  readonly kind: "launcher";
  readonly name: string;
  readonly npmPackage: string;
}

export type Component = GoProgram | Launcher;

/** What an engine that is built here consists of. A further language host is a further entry and a folder beside `go/cli`. */
export const components: readonly Component[] = [
  {
    kind: "go",
    name: "pulumi-language-nodejs",
    moduleFolder: goModule("language-nodejs"),
    goPackage: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    linkerFlags: releaseOf(nodejsHostVersion),
  },
  { kind: "launcher", name: "pulumi-resource-pulumi-nodejs", npmPackage: "@pulumi/pulumi" },
  {
    kind: "go",
    name: "pulumi",
    moduleFolder: goModule("cli"),
    goPackage: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    linkerFlags: releaseOf(cliVersion),
  },
];

export function fileName(component: Component): string {
  if (process.platform !== "win32") return component.name;
  return component.name + (component.kind === "launcher" ? ".cmd" : ".exe");
}

function goModule(folder: string): string {
  return path.join(__dirname, "go", folder);
}

/** Without a version the CLI takes itself for a development build, and the Automation API refuses it. */
function releaseOf(version: string): readonly string[] {
  const variable = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
  const withoutDebugInformation = ["-s", "-w"];
  return [...withoutDebugInformation, "-X", `${variable}=v${version}`];
}
