import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** Starts the plugin by itself, reads the port that it prints, and stops it. `NaN` if it prints no port. */
export async function portOf(
  executable: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const plugin = spawn(executable, [], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...environment },
  });
  const ended = once(plugin, "exit");
  let port = Number.NaN;
  for await (const line of createInterface(plugin.stdout)) {
    port = Number(line);
    break;
  }
  plugin.kill();
  await ended;
  return port;
}
