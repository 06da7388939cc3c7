import * as pulumi from "@pulumi/pulumi";

const key = "kaleyra:apiKey";
const warnedRuns = new WeakSet();

/** Exported at run time only. */
const { isConfigSecret } = pulumi.runtime as {
  readonly isConfigSecret?: (key: string) => boolean;
};

/** The engine writes the stack's configuration into the state of dynamic resources as it is. */
export function warnOfPlainKey(): void {
  const run = pulumi.runtime.getStackResource();
  if (run === undefined || warnedRuns.has(run)) return;
  if (!pulumi.runtime.getConfig(key) || isConfigSecret?.(key) !== false) return;
  warnedRuns.add(run);
  void pulumi.log.warn(
    `kaleyra: ${key} is not a secret, so the stack's settings file and its state hold the key in clear. ` +
      `Set it with \`pulumi config set --secret ${key}\` and run \`pulumi up\`; take a new key if others can read these.`,
  );
}
