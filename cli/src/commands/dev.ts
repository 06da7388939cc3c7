import { once } from "node:events";
import path from "node:path";

import { Command } from "commander";

import { fileProblem } from "../../../provider/file-problem";
import { printable } from "../../../provider/text";
import { DocumentFile } from "../dev/document";
import { FlowRun } from "../dev/flow-run/flow-run";
import { type RunFlags, runOptions, withRunFlags } from "../dev/run-flags";
import { DevServer } from "../dev/server";
import { Failure, WrongUsage } from "../failure";
import { helpEnd } from "../help";
import { say } from "../output";

interface Options extends RunFlags {
  readonly port: string;
}

export const devCommand = withRunFlags(new Command("dev"))
  .summary("walk through a flow in the browser, as a customer does")
  .description(
    "Serves a page to this machine alone: the flow one screen at a time, its findings, data, form values and payloads. " +
      "The page follows the file.",
  )
  .argument("<file>", "a Flow JSON document")
  .option("--port <number>", "the port of the page", "4380")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows dev flows/booking.json --responses responses.json",
      exitCodes: "0 ended with Ctrl-C, 1 failed, 2 wrong usage",
    }),
  )
  .action(run);

async function run(file: string, options: Options): Promise<void> {
  const port = portOf(options.port);
  const settings = await runOptions(options);
  const documentFile = new DocumentFile(file);
  const document = await documentFile.read();
  if (document.problem !== undefined) {
    throw new WrongUsage(`${printable(file)}: ${printable(document.problem)}`);
  }

  const server = new DevServer(path.basename(file), document, (flow) =>
    FlowRun.start({ flow, ...settings }),
  );
  const address = `http://127.0.0.1:${await listen(server, port)}/`;
  // Listens before the message, since a script may send a signal right after it.
  const ended = Promise.race([
    once(process, "SIGINT"),
    once(process, "SIGTERM"),
    documentFile.follow((changed) => server.replace(changed)),
  ]);
  say(`${address} shows ${printable(file)}. Ctrl-C ends it.`);
  await ended;
}

/** @throws {WrongUsage} If the text is not the number of a port. 0 means any free port. */
function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new WrongUsage(`--port ${printable(text)} is not a port: write a number up to 65535`);
}

/** @throws {Failure} If the port cannot be used. */
async function listen(server: DevServer, port: number): Promise<number> {
  try {
    return await server.listen(port);
  } catch (error) {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw new Failure(
      isTaken
        ? `port ${port} is taken by another program. Choose another one with --port, or any free one with --port 0.`
        : `could not listen on port ${port}: ${printable(fileProblem(error))}. Choose another one with --port.`,
    );
  }
}
