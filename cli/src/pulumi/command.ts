import { spawn } from "node:child_process";

import { Failure } from "../failure";

/** The result of a run of `pulumi`. */
export interface PulumiRun {
  /** Whether the exit code is 0. */
  readonly ok: boolean;
  readonly stdout: string;
  /** Stderr, without the `error:` or `warning:` before each message. */
  readonly errorOutput: string;
}

/** There is no `pulumi` on the PATH. */
export class NoPulumi extends Failure {
  constructor() {
    super("this needs the Pulumi CLI, and there is no `pulumi` on the PATH.");
  }
}

/**
 * Runs the Pulumi CLI in the current folder. A run that fails is returned, not thrown. `stdout` may
 * contain secrets, so do not print it.
 *
 * @param input The standard input of the run.
 * @throws {NoPulumi} If there is no Pulumi CLI.
 */
export async function pulumi(args: readonly string[], input = ""): Promise<PulumiRun> {
  const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
    stdio: "pipe",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  // Pulumi may exit without reading all of its input, which the pipe reports as an error.
  child.stdin.on("error", () => {}).end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? new NoPulumi() : error),
    );
    child.once("close", resolve);
  });
  const errorOutput = stderr.replaceAll(/^(error|warning): /gm, "").trim();
  return { ok: code === 0, stdout, errorOutput };
}
