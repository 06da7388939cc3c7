import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A descendant of a process, as /proc has it; only Linux has /proc. */
export interface Descendant {
  readonly pid: number;
  /** The command line, with blanks between and after the arguments. */
  readonly command: string;
}

/** The children of a process, their children, and so on. */
export function descendantsOf(root: number): readonly Descendant[] {
  const children = childrenByParent();
  const found: Descendant[] = [];
  const visit = (pid: number): void => {
    for (const child of children.get(pid) ?? []) {
      found.push(child);
      visit(child.pid);
    }
  };
  visit(root);
  return found;
}

/**
 * Waits until these processes have ended by themselves, at most `withinMs`, then kills the rest.
 *
 * @returns The number of killed processes.
 */
export async function whenGone(started: readonly Descendant[], withinMs: number): Promise<number> {
  const alive = () => started.filter(({ pid }) => isAlive(pid));
  for (let waited = 0; waited < withinMs && alive().length > 0; waited += 100) await sleep(100);
  const survivors = alive();
  for (const { pid } of survivors) process.kill(pid, "SIGKILL");
  return survivors.length;
}

function isAlive(pid: number): boolean {
  try {
    // A zombie has ended, and only waits for its parent to read its exit code.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false; // There is no such process any more.
  }
}

function childrenByParent(): Map<number, Descendant[]> {
  const children = new Map<number, Descendant[]>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const process = readProcess(Number(entry));
    if (process === undefined) continue;
    children.set(process.parent, [...(children.get(process.parent) ?? []), process]);
  }
  return children;
}

function readProcess(pid: number): (Descendant & { readonly parent: number }) | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { pid, command, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) };
  } catch {
    return undefined; // The process has ended since it was listed.
  }
}
