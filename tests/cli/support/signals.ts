import { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

import type { Emulator } from "kaleyra-emulator";

import type { Project } from "../../support/cli-project";

export type Signal = "SIGINT" | "SIGTERM" | "SIGKILL";

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

async function until(holds: () => boolean, run: ChildProcess): Promise<void> {
  while (!holds()) {
    if (!isRunning(run)) throw new Error("The run ended before the moment came.");
    await pause(20);
  }
}

/** Sends a signal to the engine when a condition is true, and waits for its end. */
export async function upSignalledWhen(
  project: Project,
  holds: () => boolean,
  ...signals: readonly Signal[]
): Promise<void> {
  const up = project.beginUp();
  const exit = once(up, "exit");
  await until(holds, up);
  for (const signal of signals) {
    up.kill(signal);
    await pause(500);
  }
  await exit;
}

/** Whether Kaleyra has received this number of requests of a kind. */
export function received(kaleyra: Emulator, operation: string, count = 1): () => boolean {
  const already = kaleyra.requests().length;
  return () =>
    kaleyra
      .requests()
      .filter((request, index) => index >= already && request.operation === operation).length >=
    count;
}
