import { fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { cliVersion } from "./pins";
import { reporting, type Say } from "./progress";
import { installRoot } from "./search";
import { withTempDir } from "./temp-dir";

const officialInstaller = "https://get.pulumi.com/install.sh";
const reachableWithinMs = 4_000;
const downloadLimitMs = 4 * 60_000;

/**
 * Downloads the official engine into the install folder. Without a network, or if the network
 * blocks it, reports that and returns.
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
 * Whether a server responds. A machine without a network may refuse at once, or stay silent for
 * minutes.
 */
export async function isReachable(address: string, patience = reachableWithinMs): Promise<boolean> {
  try {
    const response = await fetch(address, {
      method: "HEAD",
      signal: AbortSignal.timeout(patience),
    });
    return response.ok;
  } catch {
    return false;
  }
}

async function install(folder: string): Promise<void> {
  const installer = fork(path.join(__dirname, "official-install.ts"), [folder], {
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const stop = setTimeout(() => stopGroup(installer.pid), downloadLimitMs);
  const [code] = (await once(installer, "exit")) as [number | null];
  clearTimeout(stop);
  if (code !== 0) throw new Error("Its installer did not come to an end.");
}

/**
 * Stops a detached process and its children. A negative id means the group, on systems with groups.
 */
function stopGroup(leader: number | undefined): void {
  if (leader === undefined) return;
  process.kill(process.platform === "win32" ? leader : -leader);
}
