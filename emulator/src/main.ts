import { Command, InvalidArgumentError } from "commander";

import type { EmulatorOptions } from "./emulator";
import { readSwitches } from "./input";
import { parseJson } from "./json";
import { startEmulator } from "./start-emulator";
import type { Switches } from "./switches";

/** The options of the command. commander names the members after the flags; the compiler does not compare them. */
interface Options {
  readonly port: number;
  readonly host: string;
  readonly allowHost?: readonly string[];
  readonly data?: string;
  readonly switches?: Partial<Switches>;
  readonly log: boolean;
}

const program = new Command("kaleyra-emulator")
  .description("A local Kaleyra: the WhatsApp Flow API v2 as a real HTTP server.")
  .option("--port <port>", "where to listen; 0 for any free port", readPort, 4010)
  .option("--host <host>", "which address to listen on", "127.0.0.1")
  .option("--allow-host <name...>", "further host names under which it is called")
  .option("--data <file>", "keep the flows in this file, so that they survive a restart")
  .option(
    "--switches <name=value...>",
    "how to behave, for example deletionRefusal=fault",
    readSwitch,
  )
  .option("--no-log", "do not print a line for each request")
  .addHelpText(
    "after",
    "\nExample:\n  npx kaleyra-emulator --data kaleyra.json --switches readLagReads=2",
  )
  .action(run);

async function run({ port, host, allowHost, data, switches, log }: Options): Promise<void> {
  const options: EmulatorOptions = {
    port,
    host,
    ...(allowHost === undefined ? {} : { allowedHosts: allowHost }),
    ...(data === undefined ? {} : { dataFile: data }),
    ...(switches === undefined ? {} : { switches }),
    ...(log ? { log: (line) => void process.stderr.write(`${line}\n`) } : {}),
  };
  const emulator = await startEmulator(options).catch((error: unknown) => {
    throw isPortTaken(error) ? new Error(portTaken({ host, port })) : error;
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void emulator.close());
  }
  process.stdout.write(`# Kaleyra, emulated, at ${emulator.url}\n`);
  for (const [name, value] of Object.entries(emulator.environment)) {
    process.stdout.write(`export ${name}=${value}\n`);
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/** The message that another program uses the port. */
function portTaken({ host, port }: Pick<Options, "host" | "port">): string {
  return (
    `kaleyra-emulator: port ${port} of ${host} is taken, perhaps by another emulator. Choose another one with --port, such as ` +
    `--port ${port < 65_535 ? port + 1 : 4010}, or let it find a free one with --port 0.`
  );
}

/** @throws {InvalidArgumentError} commander prints its message, and ends with exit code 1. */
function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError("A port is a number from 0 to 65535.");
  }
  return port;
}

/**
 * Reads one of `deletionRefusal=fault readLagReads=2 editable=false`. A value that is not JSON is a word.
 *
 * @param previous The switches read before this one.
 * @throws {InvalidArgumentError} If there is no such switch, or it does not have this value.
 */
function readSwitch(text: string, previous: Partial<Switches> = {}): Partial<Switches> {
  const [name = "", ...rest] = text.split("="); // The value may contain `=`.
  const word = rest.join("=");
  const value = (parseJson(word) ?? { value: word }).value;
  try {
    return { ...previous, ...readSwitches({ [name]: value }) };
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
