import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const command = require.resolve("kaleyra-emulator").replace("index.js", "main.js");

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kaleyra-emulator-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** The command while it runs, and the variables that it prints for export. */
interface RunningCommand {
  readonly child: ChildProcess;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts the command, and reads the lines to export. */
async function start(...options: readonly string[]): Promise<RunningCommand> {
  const child = spawn(process.execPath, [command, "--port", "0", ...options]);
  let output = "";
  for await (const chunk of child.stdout) {
    output += String(chunk);
    // The last variable that it prints.
    if (output.includes("KALEYRA_WABA_ID=") && output.endsWith("\n")) {
      break;
    }
  }
  const lines = [...output.matchAll(/^export (\w+)=(.+)$/gm)];
  const environment = Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, value]));
  return { child, environment };
}

async function stop({ child }: RunningCommand, signal: NodeJS.Signals): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill(signal);
  return exit;
}

/** Runs the command until it ends by itself. */
async function run(...options: readonly string[]) {
  const child = spawn(process.execPath, [command, ...options]);
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const exitCode = await new Promise((resolve) => child.once("close", resolve));
  return { exitCode, errors };
}

async function createFlow({ environment }: RunningCommand): Promise<Response> {
  const { KALEYRA_API_URL: url, KALEYRA_SID: sid, KALEYRA_WABA_ID: wabaId } = environment;
  return fetch(`${url}/v2/${sid}/whatsapp/${wabaId}/flows`, {
    method: "POST",
    headers: {
      "api-key": environment["KALEYRA_API_KEY"] ?? "",
      "content-type": "application/json",
    },
    body: JSON.stringify({ name: "kept", categories: ["OTHER"] }),
  });
}

describe("the command kaleyra-emulator", () => {
  it("keeps flows after a restart, and no key in its file", async () => {
    const file = join(folder, "kaleyra.json");

    const first = await start("--data", file);
    await createFlow(first);
    await stop(first, "SIGTERM");
    const second = await start("--data", file);
    const response = await fetch(`${second.environment["KALEYRA_API_URL"]}/_emulator/flows`);
    const flows: unknown = await response.json();
    await stop(second, "SIGTERM");

    expect(flows).toMatchObject([{ name: "kept", status: "DRAFT" }]);
    expect(readFileSync(file, "utf8")).not.toContain(first.environment["KALEYRA_API_KEY"]);
  });

  it.each([
    [() => join(folder, "none", "kaleyra.json"), "its folder does not exist."],
    [() => folder, "illegal operation on a directory."],
  ])("refuses a data file that it cannot use", async (file, message) => {
    const { exitCode, errors } = await run("--port", "0", "--data", file());

    expect(exitCode).toBe(1);
    expect(errors).toMatch(new RegExp(`^could not .*${file()}: ${message}\n$`));
  });

  it.each(["SIGINT", "SIGTERM"] as const)("stops cleanly on %s", async (signal) => {
    const running = await start();

    const exitCode = await stop(running, signal);

    expect(exitCode).toBe(0);
  });

  it("accepts switches", async () => {
    const running = await start(
      "--switches",
      "deletionRefusal=fault",
      "readLagReads=2",
      "editable=false",
    );

    const response = await fetch(`${running.environment["KALEYRA_API_URL"]}/_emulator/switches`);
    const switches: unknown = await response.json();
    await stop(running, "SIGTERM");

    expect(switches).toMatchObject({ deletionRefusal: "fault", readLagReads: 2, editable: false });
  });

  it("explains how to start a second one on the same port", async () => {
    const running = await start();
    const { port } = new URL(running.environment["KALEYRA_API_URL"] ?? "");

    const { exitCode, errors } = await run("--port", port);
    await stop(running, "SIGTERM");

    expect(exitCode).toBe(1);
    expect(errors).toContain(`port ${port} of 127.0.0.1 is taken`);
    expect(errors).toContain("--port 0");
    expect(errors.trim().split("\n")).toHaveLength(1);
  });

  it("reports an invalid switch", async () => {
    const { exitCode, errors } = await run("--switches", "deletionRefusal=Z");

    expect(exitCode).toBe(1);
    expect(errors).toContain('"Z" is not a value for "deletionRefusal"');
  });
});
