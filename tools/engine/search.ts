import { accessSync, constants, realpathSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { type Component, components, fileName } from "./components";
import { cliVersion } from "./pins";

const command = process.platform === "win32" ? "pulumi.exe" : "pulumi";

/**
 * The folder for an engine that is downloaded or built here: the default of the Automation API's
 * `PulumiCommand.install` for this version, regardless of PULUMI_HOME.
 */
export function installRoot(home = os.homedir()): string {
  return path.join(home, ".pulumi", "versions", cliVersion);
}

/**
 * The folder of an engine that is ready to run: of a `pulumi` on the PATH in any version, or of one
 * that was installed or built in `root` earlier. `undefined` if there is neither.
 */
export function findEngine(
  searchPath = process.env["PATH"] ?? "",
  root = installRoot(),
): string | undefined {
  // A relative folder would be another one in the folder of a project.
  const onPath = searchPath
    .split(path.delimiter)
    .find((folder) => path.isAbsolute(folder) && isExecutable(path.join(folder, command)));
  if (onPath !== undefined) return onPath;

  // The CLI is not enough: a build may have been interrupted, or the list of components may have
  // grown.
  return missingComponents(root).length === 0 ? path.join(root, "bin") : undefined;
}

/** The components of an engine that are not installed in `root`. */
export function missingComponents(root = installRoot()): readonly Component[] {
  return missingFrom([path.join(root, "bin")], components);
}

/**
 * The components that the engine would not find, neither on the PATH nor next to the CLI.
 *
 * @param engine The folder of the CLI, or of a link to it.
 */
export function missingHosts(
  hosts: readonly Component[],
  engine: string,
  searchPath = "",
): readonly Component[] {
  const cliFolder = path.dirname(realpathSync(path.join(engine, command)));
  return missingFrom([engine, cliFolder, ...searchPath.split(path.delimiter)], hosts);
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
