import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { engineEnvironment } from "../engine/environment";

const repository = path.resolve(__dirname, "../..");

/**
 * The quickstart project (the repository's Pulumi.yaml) in a temporary folder, with its state and
 * configuration, so that a demo leaves nothing in the repository. The program is the repository's.
 */
export class QuickstartProject implements AsyncDisposable {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;

  private constructor(folder: string, environment: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.#environment = environment;
  }

  /**
   * @param kaleyra The account, as environment variables. The developer's own account is not used.
   */
  static async create(kaleyra: Readonly<Record<string, string>>): Promise<QuickstartProject> {
    const folder = await mkdtemp(path.join(tmpdir(), "kaleyra-demo-"));
    const projectFile = await readFile(path.join(repository, "Pulumi.yaml"), "utf8");
    // Relative to the new folder the program would not be found.
    const movedFile = projectFile.replace(/^main: (.*)$/m, (_line, main: string) => {
      return `main: ${path.join(repository, main)}${path.sep}`;
    });
    await writeFile(path.join(folder, "Pulumi.yaml"), movedFile);
    const state = path.join(folder, "state");
    await mkdir(state);
    const inherited = Object.entries(engineEnvironment()).filter(
      ([name]) => !name.startsWith("KALEYRA_"),
    );
    return new QuickstartProject(folder, {
      ...Object.fromEntries(inherited),
      ...kaleyra,
      PULUMI_BACKEND_URL: `file://${state}`,
      PULUMI_CONFIG_PASSPHRASE: "demo",
      PULUMI_SKIP_CONFIRMATIONS: "true",
      // The compiler has already checked the program; each run is seconds faster without it.
      PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    });
  }

  /**
   * Runs the CLI with its output on the terminal.
   *
   * @throws {Error} If it fails.
   */
  async pulumi(...args: readonly string[]): Promise<void> {
    console.log(`\n$ pulumi ${args.map(quoted).join(" ")}`);
    // Pulumi does not detect a terminal that it cannot read from.
    const color = isColored() ? ["--color=always"] : [];
    const command = spawn("pulumi", [...args, ...color], {
      cwd: this.#folder,
      env: this.#environment,
      stdio: ["ignore", "inherit", "inherit"],
    });
    const [code] = (await once(command, "exit")) as [number | null];
    if (code !== 0) throw new Error(`pulumi ${args[0]} failed, see above.`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Whether stdout is a terminal and `NO_COLOR` is not set. */
export function isColored(): boolean {
  return process.stdout.isTTY && !process.env["NO_COLOR"];
}

/** An argument as a shell needs it, for the line that the demo prints. */
function quoted(argument: string): string {
  return /^[\w./:=-]+$/.test(argument) ? argument : `"${argument}"`;
}
