import { join } from "node:path";

import * as pulumi from "@pulumi/pulumi";

import {
  type ProgramOutputs,
  programMember,
  type ShownFailure,
} from "../../provider/dynamic/program-inputs";
import { type CheckFailure, reasonToShow } from "../../provider/lifecycle/check-result";
import { printable } from "../../provider/text";

/**
 * In a preview, shows the failures that check returned (`program-inputs.ts`) on the resource's row,
 * and fails the run. In an update check itself fails, and returns none.
 *
 * @param document The document that the engine has; a transform may have made it a secret.
 */
export function showFailures(
  resource: pulumi.CustomResource,
  document?: pulumi.Output<unknown>,
): void {
  const { [programMember]: returned } = resource as {
    readonly [programMember]?: pulumi.Output<Partial<ProgramOutputs> | undefined>;
  };
  if (!pulumi.runtime.isDryRun()) return;
  returned?.apply(async (outputs) => {
    const failures = outputs?.failures ?? [];
    if (failures.length === 0) return;
    const isSecret = document !== undefined && (await pulumi.isSecret(document));
    const texts = failures.map(
      async (failure) => `${textOf(failure, isSecret)}${await valueSuffix(failure, resource)}`,
    );
    const logged = (await Promise.all(texts)).map((text) => pulumi.log.error(text, resource));
    failRun();
    await Promise.all(logged);
  });
}

/**
 * The program's value of the property, as the end of a message; empty if the value is a secret or
 * check returned none.
 */
async function valueSuffix(
  { property = "", value }: ShownFailure,
  resource: pulumi.CustomResource,
): Promise<string> {
  if (value === undefined) return "";
  const output: unknown = Reflect.get(resource, property);
  const isSecret = pulumi.Output.isInstance(output) && (await pulumi.isSecret(output));
  return isSecret ? "" : ` (it is ${printable(value)})`;
}

function textOf(failure: CheckFailure, documentIsSecret: boolean): string {
  const { property } = failure;
  const reason = reasonToShow(failure, documentIsSecret);
  return property === undefined ? reason : `${property}: ${reason}`;
}

/** Part of the path of Pulumi's script that runs a program, or a component, in its own process. */
const runner = join("cmd", "run");

/** The root resources of the runs that `failRun` has failed. */
const failedRuns = new WeakSet();

/**
 * Fails the run after all resources are registered. A logged error already fails an inline program,
 * and an unhandled rejection would end the application that runs it. A program in its own process
 * fails only by an unhandled rejection.
 */
function failRun(): void {
  if (!(process.argv[1] ?? "").includes(runner)) return;
  const run = pulumi.runtime.getStackResource();
  // Once a run, if the run can be recognized by its root resource.
  if (run !== undefined) {
    if (failedRuns.has(run)) return;
    failedRuns.add(run);
  }
  const error = new pulumi.RunError(
    "kaleyra: the preview found errors, each shown with its resource; nothing of this program is sent before they are fixed",
  );
  error.stack = error.message; // Pulumi prints the stack trace of an error that occurs after the program's own code.
  void Promise.reject(error);
}
