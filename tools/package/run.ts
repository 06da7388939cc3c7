import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";

/** The root folder of this repository. */
export const repository = path.resolve(__dirname, "../..");

const onWindows = process.platform === "win32";

/**
 * Runs a command, in the root folder by default.
 *
 * @returns Its stdout.
 * @throws {Error} If the command fails. The error has its `stdout` and `stderr`.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly shell?: boolean;
    readonly env?: NodeJS.ProcessEnv;
  } = {},
): Promise<string> {
  const { stdout } = await promisify(execFile)(command, args, {
    cwd: repository,
    maxBuffer: 64 * 1024 * 1024,
    ...options,
  });
  return stdout;
}

/** Runs npm. On Windows npm is a script, which needs a shell. */
export function npm(args: readonly string[], cwd: string = repository): Promise<string> {
  return run(onWindows ? "npm.cmd" : "npm", args, { cwd, shell: onWindows });
}
