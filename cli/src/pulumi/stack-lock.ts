import { readdir } from "node:fs/promises";
import { userInfo } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { Failure } from "../failure";
import { note } from "../output";
import { pulumi } from "./command";
import type { Stack } from "./stack";

/**
 * Refuses to continue while a run of one of the stacks is in progress. A killed run leaves a lock
 * that looks the same. If the backend does not show locks, only a note reports it.
 *
 * @throws {Failure} If a stack is locked, or its lock cannot be read although the backend has
 *   locks.
 */
export async function refuseLocked(stacks: readonly Stack[]): Promise<void> {
  if (stacks.length === 0) return;
  const backend = await backendUrl();
  for (const stack of stacks) {
    const name = await stack.fullName();
    const lock = await lockOf(name, backend);
    if (lock === undefined) continue;
    throw new Failure(
      `nothing was changed: stack ${name} is locked by ${lock}. A run of it is in progress, or was killed and left its lock. ` +
        `Wait for it to end; if none is in progress, remove the lock with \`pulumi cancel --yes --stack ${name}\`, then run this again.`,
    );
  }
}

/** @returns What locks the stack, or `undefined` if nothing does. */
async function lockOf(name: string, backend: string): Promise<string | undefined> {
  if (backend.startsWith("file://")) {
    const locks = await countLocks(name, folderOf(backend));
    return locks > 0 ? `${locks} lock(s)` : undefined;
  }
  if (/^https?:/.test(backend)) {
    return (await isUpdating(name)) ? "an update in progress" : undefined;
  }
  noteUnknown(backend);
  return undefined;
}

async function backendUrl(): Promise<string> {
  const run = await pulumi(["whoami", "--json"]);
  const { url } = run.ok ? (JSON.parse(run.stdout) as { url?: unknown }) : {};
  if (typeof url === "string") return url;
  throw new Failure(`nothing was changed: Pulumi does not name its backend: ${run.errorOutput}`);
}

/** Reads the address of a file backend as Pulumi does: `~`, relative paths and a query are allowed. */
function folderOf(backend: string): string {
  const path = backend.slice("file://".length).replace(/\?.*/s, "");
  const absolute = path.startsWith("~") ? join(userInfo().homedir, path.slice(1)) : resolve(path);
  // Pulumi decodes `%20` and the like, but `pathToFileURL` escapes the `%`.
  return fileURLToPath(pathToFileURL(absolute).href.replaceAll("%25", "%"));
}

/**
 * Counts the locks of a stack in the folder of a file backend.
 *
 * @throws {Failure} If the stack is not in the folder, since its locks are then elsewhere too.
 */
async function countLocks(name: string, folder: string): Promise<number> {
  const bookkeeping = join(folder, ".pulumi");
  // The organization is always the same, so it is left out. The legacy layout has no project
  // either.
  const checkpoint = join(bookkeeping, "stacks", name.replace(/^organization\//, ""));
  const checkpoints = await filesIn(dirname(checkpoint));
  // It may be compressed: `.json.gz`.
  if (!checkpoints.some((file) => file.startsWith(`${basename(checkpoint)}.json`))) {
    throw new Failure(
      `nothing was changed: could not find out whether stack ${name} is locked: ${folder} does not have it.`,
    );
  }
  // The engine's file store keeps attributes in separate files.
  const locks = await filesIn(join(bookkeeping, "locks", name));
  return locks.filter((file) => !file.endsWith(".attrs")).length;
}

/** The names of the files in a folder; none if there is no such folder. */
async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** @throws {Failure} If Pulumi Cloud, or a service compatible with it, does not list the stack. */
async function isUpdating(name: string): Promise<boolean> {
  // The fallbacks are for the compiler: a full name has three parts.
  const [organization = "", project = ""] = name.split("/");
  const scope = ["--organization", organization, "--project", project];
  // -Q: with organization and project
  const run = await pulumi(["stack", "ls", "--json", "-Q", ...scope]);
  const listed = run.ok ? (JSON.parse(run.stdout) as readonly ListedStack[]) : [];
  const stack = listed.find((candidate) => candidate.name === name);
  if (stack !== undefined) return stack.updateInProgress === true;
  throw new Failure(
    `nothing was changed: could not find out whether stack ${name} is locked: ${run.errorOutput || "Pulumi does not list it"}`,
  );
}

interface ListedStack {
  readonly name: string;
  readonly updateInProgress?: boolean;
}

/** The note is printed once for each kind of backend. */
const notedSchemes = new Set<string>();

function noteUnknown(backend: string): void {
  const scheme = backend.replace(/:.*/s, "");
  if (notedSchemes.has(scheme)) return;
  notedSchemes.add(scheme);
  note(
    `note: Pulumi does not show the locks of a backend ${scheme}://…: make sure that no run of the stack is in progress.`,
  );
}
