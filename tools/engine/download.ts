import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { cliVersion } from "./pins";
import { reporting, type Say } from "./progress";
import { installRoot } from "./search";
import { withTempDir } from "./temp-dir";

const officialInstaller = "https://get.pulumi.com/install.sh";
/** How long a server that can be reached may take to respond. */
const reachableWithinMs = 4_000;
/** A longer download is stopped, and counts as failed. */
const downloadLimitMs = 4 * 60_000;

/**
 * Downloads the official engine into the install folder. If it cannot be downloaded, reports that and
 * returns: the caller then builds an engine.
 */
export async function downloadEngine(say: Say, root = installRoot()): Promise<void> {
  if (!(await isReachable(officialInstaller))) {
    say("The official Pulumi download does not answer from here.");
    return;
  }
  try {
    await reporting(say, `Downloading Pulumi ${cliVersion}`, () => withTempDir(root, install));
  } catch (error) {
    say(`The official Pulumi download failed. ${error instanceof Error ? error.message : ""}`);
  }
}

/**
 * Whether a server responds in time. Without a network a request may fail at once, or hang for
 * minutes.
 */
export async function isReachable(address: string, limitMs = reachableWithinMs): Promise<boolean> {
  try {
    const response = await fetch(address, {
      method: "HEAD",
      signal: AbortSignal.timeout(limitMs),
    });
    return response.ok;
  } catch {
    return false;
  }
}

async function install(folder: string): Promise<void> {
  // Detached, so that the installer and the processes that it starts are a group, which can be killed. `fork` also
  // passes on the options of this process, such as the loader that reads TypeScript.
  const installer = fork(path.join(__dirname, "official-install.ts"), [folder], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const stop = setTimeout(() => stopGroup(installer.pid), downloadLimitMs);
  const [code] = (await once(installer, "exit")) as [number | null];
  clearTimeout(stop);
  if (code !== 0) throw new Error("Its installer failed, or took too long.");
}

/**
 * Stops a detached process and its children. A negative id means the group, on systems with groups.
 */
function stopGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  process.kill(process.platform === "win32" ? leader : -leader);
}
