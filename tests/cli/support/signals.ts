import { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

import type { Emulator } from "kaleyra-emulator";

import type { Project } from "../../support/cli-project";

export type Signal = "SIGINT" | "SIGTERM" | "SIGKILL";

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function until(isTrue: () => boolean, run: ChildProcess): Promise<void> {
  while (!isTrue()) {
    if (!isRunning(run)) throw new Error("The run ended before the condition was true.");
    await pause(20);
  }
}

/**
 * Runs `pulumi up`, sends signals to the engine once a condition is true, and waits for the end of
 * the run.
 */
export async function upSignalledWhen(
  project: Project,
  isTrue: () => boolean,
  ...signals: readonly Signal[]
): Promise<void> {
  const up = project.beginUp();
  const exit = once(up, "exit");
  await until(isTrue, up);
  for (const signal of signals) {
    up.kill(signal);
    // The system would merge a second signal that follows at once with the first.
    await pause(500);
  }
  await exit;
}

/** A condition: Kaleyra has received this number of requests of an operation since this call. */
export function received(kaleyra: Emulator, operation: string, count = 1): () => boolean {
  const countBefore = kaleyra.requests().length;
  return () => {
    const requests = kaleyra.requests().slice(countBefore);
    return requests.filter((request) => request.operation === operation).length >= count;
  };
}
