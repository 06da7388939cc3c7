import * as pulumi from "@pulumi/pulumi";

import { unknownSettings } from "../../provider/settings";

const key = "kaleyra:apiKey";
const warnedRuns = new WeakSet();

/** Exported at run time only. */
const { isConfigSecret, allConfig } = pulumi.runtime as {
  readonly isConfigSecret?: (key: string) => boolean;
  readonly allConfig?: () => Readonly<Record<string, string>> | undefined;
};

/** What only the program sees of the stack's configuration; once a run. */
export function warnOfConfig(): void {
  const run = pulumi.runtime.getStackResource();
  if (run === undefined || warnedRuns.has(run)) return;
  warnedRuns.add(run);
  const unknown = unknownSettings(settingsOfStack(), pulumi.getProject());
  for (const message of [...plainKey(), ...unknown]) void pulumi.log.warn(`kaleyra: ${message}`);
}

/** The names of the stack's settings of this provider; Pulumi's dynamic host has no list of them. */
function settingsOfStack(): readonly string[] {
  return Object.keys(allConfig?.() ?? {}).flatMap((name) => /^kaleyra:(.*)$/.exec(name)?.[1] ?? []);
}

/** The engine writes the stack's configuration into the state of dynamic resources as it is. */
function plainKey(): readonly string[] {
  if (!pulumi.runtime.getConfig(key) || isConfigSecret?.(key) !== false) return [];
  return [
    `${key} is not a secret, so the stack's settings file and its state hold the key in clear. ` +
      `Set it with \`pulumi config set --secret ${key}\` and run \`pulumi up\`; take a new key if others can read these.`,
  ];
}
