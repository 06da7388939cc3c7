import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

import { examplesDir } from "../../tools/schema/page";

/** The folders of the schema's examples, such as `whatsapp/Flow/publish-a-form`. */
export const examples: readonly string[] = readdirSync(examplesDir, { recursive: true })
  .map(String)
  .filter((file) => path.basename(file) === "Pulumi.yaml")
  .map((file) => path.dirname(file))
  .sort();

const exec = promisify(execFile);

/**
 * Runs a command and returns its stdout.
 *
 * @throws {Error} If the command fails, with the beginning of its output.
 */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  try {
    const { stdout } = await exec(command, args, { maxBuffer: 64 * 1024 * 1024, ...options });
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command} failed:\n${stdout}${stderr}`.slice(0, 8_000), { cause: error });
  }
}
