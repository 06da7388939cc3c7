import { type ChildProcess, execFile } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import type { Emulator } from "kaleyra-emulator";

import type { Project } from "../../support/cli-project";

type Fault = Parameters<Emulator["addFault"]>[0];

/** Runs `pulumi up` and kills the engine when a request hangs because of the fault. */
export function killEngineAt(kaleyra: Emulator, fault: Fault, project: Project): Promise<void> {
  return killAt(kaleyra, fault, { project, kill: (up) => void up.kill("SIGKILL") });
}

/** Kills only the provider; the engine then ends by itself. */
export function killProviderAt(kaleyra: Emulator, fault: Fault, project: Project): Promise<void> {
  const kill = async ({ pid }: ChildProcess) => {
    for (const host of await hostsOf(pid)) process.kill(host, "SIGKILL");
  };
  return killAt(kaleyra, fault, { project, kill });
}

async function killAt(
  kaleyra: Emulator,
  fault: Fault,
  {
    project,
    kill,
  }: { readonly project: Project; readonly kill: (up: ChildProcess) => Promise<void> | void },
): Promise<void> {
  kaleyra.addFault(fault);
  const up = project.beginUp();
  const exit = once(up, "exit");
  await faultTaken(kaleyra);
  await kill(up);
  await exit;
}

/** A fault is removed from the list when its request arrives, and takes effect at once. */
async function faultTaken(kaleyra: Emulator): Promise<void> {
  const end = Date.now() + 90_000;
  while (kaleyra.faults().length > 0) {
    if (Date.now() > end) throw new Error("No request came that the fault is for.");
    await pause(50);
  }
  await pause(300);
}

/** The Node.js processes below the engine's `pulumi-resource-pulumi-nodejs`. */
async function hostsOf(engine: number | undefined): Promise<readonly number[]> {
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
