import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import { type ProgramOutputs, programMember } from "../../provider/dynamic/program-inputs";
import { type CheckFailure, reasonToShow } from "../../provider/lifecycle/check-result";

/**
 * Shows in a preview what check finds wrong with a resource, on the resource's row, and fails the
 * run. In an update check itself fails, and nothing is returned.
 *
 * @param document As the engine has it: a transform may have made it a secret.
 */
export function showFailures(
  resource: pulumi.CustomResource,
  document?: pulumi.Output<unknown>,
): void {
  const { [programMember]: returned } = resource as {
    readonly [programMember]?: pulumi.Output<Partial<ProgramOutputs> | undefined>;
  };
  if (!pulumi.runtime.isDryRun()) return;
  returned?.apply(async (answer) => {
    const failures = answer?.failures ?? [];
    if (failures.length === 0) return;
    const isSecret = document !== undefined && (await pulumi.isSecret(document));
    const shown = failures.map((failure) => pulumi.log.error(textOf(failure, isSecret), resource));
    failRun();
    await Promise.all(shown);
  });
}

function textOf(failure: CheckFailure, documentIsSecret: boolean): string {
  const { property } = failure;
  const reason = reasonToShow(failure, documentIsSecret);
  return property === undefined ? reason : `${property}: ${reason}`;
}

/** The script in which Pulumi runs a program, or a component, in a process of its own. */
const runner = join("cmd", "run");

const failedRuns = new WeakSet();

/**
 * An error that is shown fails an inline program, but not one in a process of its own; there a
 * rejection that nobody handles does, after all resources are registered. It must not reach an
 * application that runs programs inline.
 */
function failRun(): void {
  if (!(process.argv[1] ?? "").includes(runner)) return;
  const run = pulumi.runtime.getStackResource();
  if (run !== undefined) {
    if (failedRuns.has(run)) return;
    failedRuns.add(run);
  }
  const error = new pulumi.RunError(
    "kaleyra: the preview found errors, each shown with its resource; nothing of this program is sent before they are fixed",
  );
  error.stack = error.message; // Pulumi prints the stack of what fails after the program's own code has run.
  void Promise.reject(error);
}
