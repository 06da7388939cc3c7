import { execFile, type ExecFileException } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

/** The root folder of this repository. */
export const repository = resolve(__dirname, "../../..");

/**
 * A script of the shell that runs its arguments as a command. After the command's output it prints
 * two lines: the processor times of the shell, and those of its children.
 */
const timesScript = '"$@" || exit $?; times';

/** Parses `0m1.25s 0m0.31s`, the user and system time of the children on the last line. */
function cpuSecondsIn(stdout: string): number {
  const lastLine = stdout.trimEnd().split("\n").at(-1) ?? "";
  const times = [...lastLine.matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** A folder for the output of one way, with the repository's packages; removed at the end. */
export class ProjectFolder implements AsyncDisposable {
  private constructor(readonly path: string) {}

  static async create(name: string): Promise<ProjectFolder> {
    const path = await mkdtemp(join(tmpdir(), `kaleyra-bench-${name}-`));
    await writeFile(join(path, "package.json"), "{}");
    await symlink(join(repository, "node_modules"), join(path, "node_modules"));
    return new ProjectFolder(path);
  }

  /** Compiles files of the folder `programs` into the folder, so that no run waits for a compiler. */
  async compile(...programs: readonly string[]): Promise<void> {
    for (const program of programs) {
      const source = await readFile(join(__dirname, "../programs", `${program}.ts`), "utf8");
      const { outputText } = transpileModule(source, {
        compilerOptions: {
          module: ModuleKind.CommonJS,
          target: ScriptTarget.ES2022,
          esModuleInterop: true,
        },
      });
      await writeFile(join(this.path, `${program}.js`), outputText);
    }
  }

  write(name: string, text: string, mode?: number): Promise<void> {
    return writeFile(join(this.path, name), text, { mode });
  }

  /**
   * Runs a command in the folder.
   *
   * @param environment All variables; nothing is inherited.
   * @returns The processor time in seconds of all processes that the command started and waited
   *   for.
   * @throws {Error} With the end of the output, if the command fails.
   */
  async run(command: readonly string[], environment: Record<string, string>): Promise<number> {
    try {
      const { stdout } = await promisify(execFile)("sh", ["-c", timesScript, "sh", ...command], {
        cwd: this.path,
        env: environment,
        maxBuffer: 64 * 1024 * 1024,
      });
      return cpuSecondsIn(stdout);
    } catch (error) {
      const { message, stdout, stderr } = error as ExecFileException;
      const printed = `${stdout ?? ""}${stderr ?? ""}`.slice(-4_000);
      throw new Error(`${message.split("\n")[0]}\n${printed}`, { cause: error });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
