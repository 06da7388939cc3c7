import { readdirSync, readFileSync } from "node:fs";

/** A process below another one, as /proc tells it. */
export interface Descendant {
  readonly pid: number;
  readonly command: string;
}

/** Everything that a process has started, and what that has started. */
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

export function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function childrenByParent(): Map<number, Descendant[]> {
  const children = new Map<number, Descendant[]>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const process = describe(Number(entry));
    if (process === undefined) continue;
    children.set(process.parent, [...(children.get(process.parent) ?? []), process]);
  }
  return children;
}

function describe(pid: number): (Descendant & { readonly parent: number }) | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    return { pid, command, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) };
  } catch {
    return undefined; // It has ended since it was listed.
  }
}
