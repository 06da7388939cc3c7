import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

import packageJson from "../../../package.json";
import { repository } from "./empty-project";

/** A package as it would be published. */
export interface Tarball {
  readonly file: string;
  readonly size: number;
  readonly files: readonly string[];
}

interface PackReport {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

/**
 * Packs a package of the repository, as it has been built.
 *
 * @param folder The package, relative to the repository.
 * @param into Where the tarball goes.
 */
export async function pack(folder: string, into: string): Promise<Tarball> {
  const { stdout } = await promisify(execFile)(
    "npm",
    // The sources are compiled already; to compile them again would get in the way of other tests.
    ["pack", "--json", "--ignore-scripts", "--pack-destination", into],
    { cwd: path.join(repository, folder), maxBuffer: 64 * 1024 * 1024 },
  );
  const reports = Object.values(JSON.parse(stdout) as Record<string, PackReport>);
  const [report] = reports;
  if (report === undefined) throw new Error(`npm packed nothing of ${folder}.`);
  const { filename, size, files } = report;
  return {
    file: path.join(into, filename),
    size,
    files: files.map(({ path: file }) => file).sort(),
  };
}

/** The peer that a program brings along, in the release that this repository is tested with. */
export const pulumiPackage = `@pulumi/pulumi@${packageJson.devDependencies["@pulumi/pulumi"]}`;

/** What a pack of policies is written with. */
export const policyPackage = `@pulumi/policy@${packageJson.devDependencies["@pulumi/policy"]}`;
