import { createRequire } from "node:module";
import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { unknownSettings } from "../../provider/settings";

const apiKeySetting = "kaleyra:apiKey";

/** The root resources of the runs that were warned. One process may run several inline programs. */
const warnedRuns = new WeakSet();

/** Functions that Pulumi exports at run time, but that its types lack. */
const { isConfigSecret, allConfig } = pulumi.runtime as {
  readonly isConfigSecret?: (key: string) => boolean;
  readonly allConfig?: () => Readonly<Record<string, string>> | undefined;
};

/** Warns about a setup that only the program can see: its packages and its configuration. */
export function warnOfSetup(): void {
  warnIfUnresolvable();
  warnOfConfig();
}

/** Warns about the stack's configuration, once a run. */
function warnOfConfig(): void {
  const run = pulumi.runtime.getStackResource();
  // Without a root resource the run cannot be recognized, and each of its resources would warn.
  if (run === undefined || warnedRuns.has(run)) return;
  warnedRuns.add(run);
  const unknown = unknownSettings(settingsOfStack(), pulumi.getProject());
  for (const message of [...plainKeyWarnings(), ...unknown]) {
    void pulumi.log.warn(`kaleyra: ${message}`);
  }
}

/**
 * The names of the stack's settings of this provider, without `kaleyra:`. Pulumi's dynamic host does
 * not receive the list, so the provider cannot report unknown ones.
 */
function settingsOfStack(): readonly string[] {
  return Object.keys(allConfig?.() ?? {}).flatMap((name) => /^kaleyra:(.*)$/.exec(name)?.[1] ?? []);
}

/**
 * The warning about an API key that is not a secret. The engine stores it unencrypted in the state
 * of dynamic resources.
 */
function plainKeyWarnings(): readonly string[] {
  const isSet = Boolean(pulumi.runtime.getConfig(apiKeySetting));
  if (!isSet || isConfigSecret?.(apiKeySetting) !== false) return [];
  return [
    `${apiKeySetting} is not a secret, so the stack's settings file and its state hold the key in clear. ` +
      `Set it with \`pulumi config set --secret ${apiKeySetting}\` and run \`pulumi up\`; take a new key if others can read these.`,
  ];
}

let hasCheckedPackage = false;

/**
 * Warns, once a process, if the dynamic host will not find this package, which it loads by the texts
 * in `dynamic-provider.ts`. The host searches from the program's folder upwards, and misses a package
 * that only a library of the program has.
 */
function warnIfUnresolvable(): void {
  if (hasCheckedPackage) return;
  hasCheckedPackage = true;
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
