import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import type { Emulator } from "kaleyra-emulator";

import type { Project } from "../../support/cli-project";

type Fault = Parameters<Emulator["addFault"]>[0];

/**
 * Runs `pulumi up`, and kills the engine once requests have used up the fault. The fault is a
 * `hang`, so that no response arrives before.
 */
export function killEngineAt(kaleyra: Emulator, fault: Fault, project: Project): Promise<void> {
  const kill = async (up: ChildProcess) => {
    up.kill("SIGKILL");
  };
  return killAt(kaleyra, fault, { project, kill });
}

/** Like `killEngineAt`, but kills the dynamic provider's process. The engine then ends by itself. */
export function killProviderAt(kaleyra: Emulator, fault: Fault, project: Project): Promise<void> {
  const kill = async ({ pid }: ChildProcess) => {
    for (const host of await dynamicHostsOf(pid)) process.kill(host, "SIGKILL");
  };
  return killAt(kaleyra, fault, { project, kill });
}

async function killAt(
  kaleyra: Emulator,
  fault: Fault,
  {
    project,
    kill,
  }: { readonly project: Project; readonly kill: (up: ChildProcess) => Promise<void> },
): Promise<void> {
  kaleyra.addFault(fault);
  const up = project.beginUp();
  const exit = once(up, "exit");
  await faultsUsedUp(kaleyra);
  await kill(up);
  await exit;
}

/** Waits until the requests of all faults have arrived, and have been applied. */
async function faultsUsedUp(kaleyra: Emulator): Promise<void> {
  const end = Date.now() + 90_000;
  while (kaleyra.faults().length > 0) {
    if (Date.now() > end) throw new Error("No request came that the fault is for.");
    await pause(50);
  }
  // The emulator removes a fault before it applies the request.
  await pause(300);
}

/**
 * The processes that run the dynamic provider: Node.js, started by the launcher
 * `pulumi-resource-pulumi-nodejs`, which the engine starts.
 */
async function dynamicHostsOf(engine: number | undefined): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,args="]);
  const processes = stdout.split("\n").flatMap((line) => {
    const match = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line);
    if (match === null) return [];
    return [{ pid: Number(match[1]), parent: Number(match[2]), command: match[3] ?? "" }];
  });
  const launchers = processes.filter(
    ({ parent, command }) => parent === engine && command.includes("pulumi-resource-pulumi-nodejs"),
  );
  return processes
    .filter(({ parent }) => launchers.some(({ pid }) => pid === parent))
    .map(({ pid }) => pid);
}
