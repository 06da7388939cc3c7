import { createRequire } from "node:module";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

let warned = false;

/**
 * Warns early if the dynamic host will not find this package. The host searches from the program's
 * folder upwards, and misses a package that only a library of the program has.
 */
export function warnIfUnresolvable(): void {
  if (warned) return;
  warned = true;
  const folder = process.cwd();
  try {
    createRequire(join(folder, "index.js")).resolve("pulumi-kaleyra/dynamic/flow");
  } catch {
    void pulumi.log.warn(
      `kaleyra: Pulumi's dynamic host looks for pulumi-kaleyra from ${folder} upwards, and it is not there. ` +
        "Add pulumi-kaleyra to the dependencies of that project, beside the library that uses it.",
    );
  }
}
