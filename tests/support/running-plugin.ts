import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A process of the plugin that runs without an engine, until it is disposed of. */
export interface RunningPlugin extends AsyncDisposable {
  readonly pid: number;
  /** `NaN` if the plugin prints no port. */
  readonly port: number;
}

/**
 * Starts the plugin and reads its port, which is the first line of its output: Pulumi's protocol for
 * plugins.
 */
export async function startPlugin(
  executable: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningPlugin> {
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
  return {
    pid: plugin.pid ?? Number.NaN,
    port,
    [Symbol.asyncDispose]: async () => {
      plugin.kill();
      await ended;
    },
  };
}

/** Starts the plugin, reads its port, and ends it. `NaN` if the plugin prints no port. */
export async function portOf(
  executable: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  await using plugin = await startPlugin(executable, environment);
  return plugin.port;
}
