import { Command, CommanderError } from "commander";

import { version } from "../../provider/version";
import { commentCommand } from "./commands/comment";
import { devCommand } from "./commands/dev";
import { doctorCommand } from "./commands/doctor";
import { endpointCommand } from "./commands/endpoint";
import { importCommand } from "./commands/import";
import { listCommand } from "./commands/list";
import { probeCommand } from "./commands/probe";
import { pruneCommand } from "./commands/prune";
import { recoverCommand } from "./commands/recover";
import { renderCommand } from "./commands/render";
import { validateCommand } from "./commands/validate";
import { exitCodes, messageOf, WrongUsage } from "./failure";
import { note } from "./output";

const program = new Command("kaleyra-flows")
  .description("WhatsApp flows at Kaleyra under Pulumi.")
  .version(version)
  .showHelpAfterError("(--help shows how)")
  .addHelpText("after", "\nExample:\n  npx kaleyra-flows help validate");
for (const command of [
  commentCommand,
  devCommand,
  doctorCommand,
  endpointCommand,
  importCommand,
  listCommand,
  probeCommand,
  pruneCommand,
  recoverCommand,
  renderCommand,
  validateCommand,
]) {
  inheritSettings(command, program);
  program.addCommand(command);
}
program.exitOverride();

/** Commander passes settings on only to commands that it creates itself. */
function inheritSettings(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent).exitOverride();
  for (const subcommand of command.commands) inheritSettings(subcommand, command);
}

// A program such as `head` may close the output early. That is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

/**
 * Exits with `process.exitCode`, even if a connection is still open, e.g. to a proxy that does not
 * answer. Waits only for the output, which `process.exit` would cut off.
 */
async function end(): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
  process.exit();
}

void program
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError) {
      // Commander has printed the message. It throws after --help and --version too, with exit code 0.
      process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUsage;
      return;
    }
    note(`kaleyra-flows: ${messageOf(error)}`);
    process.exitCode = error instanceof WrongUsage ? exitCodes.wrongUsage : exitCodes.failed;
  })
  .then(end);
