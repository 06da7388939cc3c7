import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { version } from "../../provider/version";
import type { Tarball } from "./npm-packages";
import { npm } from "./run";

/**
 * Writes the list of the packages that npm installs with a release, in the format CycloneDX, as
 * `pulumi-kaleyra-<version>.cdx.json`.
 *
 * @param into The folder for the file.
 */
export async function writeBillOfMaterials(
  tarballs: readonly Tarball[],
  into: string,
): Promise<void> {
  const project = await mkdtemp(path.join(tmpdir(), "kaleyra-sbom-"));
  try {
    const manifest = { name: "pulumi-kaleyra-release", version, private: true };
    await writeFile(path.join(project, "package.json"), JSON.stringify(manifest));
    // A project that depends on the packages; npm only resolves, and installs nothing.
    const options = ["--package-lock-only", "--no-audit", "--no-fund"];
    await npm(["install", ...options, ...tarballs.map(({ file }) => file)], project);
    const bill = await npm(["sbom", "--package-lock-only", "--sbom-format=cyclonedx"], project);
    await writeFile(path.join(into, `pulumi-kaleyra-${version}.cdx.json`), bill);
  } finally {
    await rm(project, { recursive: true, force: true });
  }
}
