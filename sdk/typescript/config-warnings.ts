import * as pulumi from "@pulumi/pulumi";

import { unknownSettings } from "../../provider/settings";

const key = "kaleyra:apiKey";
const warnedRuns = new WeakSet();

/** Exported only at run time. */
const { isConfigSecret, allConfig } = pulumi.runtime as {
  readonly isConfigSecret?: (key: string) => boolean;
  readonly allConfig?: () => Readonly<Record<string, string>> | undefined;
};

/** Warns, once a run, about configuration that only the program can see. */
export function warnOfConfig(): void {
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
