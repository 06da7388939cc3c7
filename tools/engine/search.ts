import { accessSync, constants, realpathSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { type Component, components, fileName } from "./components";
import { cliVersion } from "./pins";

const command = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * The folder in which the Automation API's `PulumiCommand.install` installs this version,
 * regardless of PULUMI_HOME.
 */
export function installRoot(home = os.homedir()): string {
  return path.join(home, ".pulumi", "versions", cliVersion);
}

/**
 * The folder of an engine that is ready to run: a `pulumi` on the PATH, or one that was installed
 * or built earlier.
 */
export function findEngine(
  searchPath = process.env["PATH"] ?? "",
  root = installRoot(),
): string | undefined {
  const onPath = searchPath
    .split(path.delimiter)
    .find((folder) => path.isAbsolute(folder) && isExecutable(path.join(folder, command)));
  if (onPath !== undefined) return onPath;

  const installed = path.join(root, "bin");
  // The CLI is not enough: a build may have been interrupted, or the list of components may have
  // grown.
  return missingComponents(root).length === 0 ? installed : undefined;
}

export function missingComponents(root = installRoot()): readonly Component[] {
  return missingFrom([path.join(root, "bin")], components);
}

/** The components that the engine would not find, neither on the PATH nor next to the CLI. */
export function missingHosts(
  hosts: readonly Component[],
  engine: string,
  searchPath = "",
): readonly Component[] {
  const besideTheCli = path.dirname(realpathSync(path.join(engine, command)));
  return missingFrom([engine, besideTheCli, ...searchPath.split(path.delimiter)], hosts);
}

function missingFrom(
  folders: readonly string[],
  wanted: readonly Component[],
): readonly Component[] {
  return wanted.filter(
    (component) => !folders.some((folder) => isExecutable(path.join(folder, fileName(component)))),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
