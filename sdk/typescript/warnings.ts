import { createRequire } from "node:module";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { unknownSettings } from "../../provider/settings";

const key = "kaleyra:apiKey";
const warnedRuns = new WeakSet();

/** Exported only at run time. */
const { isConfigSecret, allConfig } = pulumi.runtime as {
  readonly isConfigSecret?: (key: string) => boolean;
  readonly allConfig?: () => Readonly<Record<string, string>> | undefined;
};

/** Warns about a setup that only the program can see: its packages and its configuration. */
export function warnOfSetup(): void {
  warnIfUnresolvable();
  warnOfConfig();
}

/** Warns once a run. */
function warnOfConfig(): void {
  const run = pulumi.runtime.getStackResource();
  if (run === undefined || warnedRuns.has(run)) return;
  warnedRuns.add(run);
  const unknown = unknownSettings(settingsOfStack(), pulumi.getProject());
  for (const message of [...plainKey(), ...unknown]) void pulumi.log.warn(`kaleyra: ${message}`);
}

/**
 * The names of the stack's settings of this provider. Pulumi's dynamic host does not receive the
 * list.
 */
function settingsOfStack(): readonly string[] {
  return Object.keys(allConfig?.() ?? {}).flatMap((name) => /^kaleyra:(.*)$/.exec(name)?.[1] ?? []);
}

/** The engine stores the stack's configuration unencrypted in the state of dynamic resources. */
function plainKey(): readonly string[] {
  if (!pulumi.runtime.getConfig(key) || isConfigSecret?.(key) !== false) return [];
  return [
    `${key} is not a secret, so the stack's settings file and its state hold the key in clear. ` +
      `Set it with \`pulumi config set --secret ${key}\` and run \`pulumi up\`; take a new key if others can read these.`,
  ];
}

let warned = false;

/**
 * Warns early if the dynamic host will not find this package. The host searches from the program's
 * folder upwards, and misses a package that only a library of the program has.
 */
function warnIfUnresolvable(): void {
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
