import { Command, InvalidArgumentError, Option } from "commander";

import { counted, printable } from "../../../provider/text";
import { exitCodes, WrongUsage } from "../failure";
import { helpEnd } from "../help";
import { note, paintFor, say, sayCommands } from "../output";
import {
  assertKnownCodes,
  type CheckFlags,
  checkOptions,
  withCheckFlags,
} from "../validate/check-options";
import { githubReport, jsonReport, textReport } from "../validate/reports";
import { validate, type Validation } from "../validate/validation";

interface Options extends CheckFlags {
  readonly format: keyof typeof reports;
  readonly maxWarnings?: number;
}

/** The formats of --format. */
const reports = {
  text: (validation: Validation) => textReport(validation, paintFor(process.stdout)),
  json: jsonReport,
  // Imported on demand: no other format needs the catalogue of codes.
  sarif: async (validation: Validation) =>
    (await import("../validate/report-sarif")).sarifReport(validation),
  github: githubReport,
};

export const validateCommand = withCheckFlags(new Command("validate"))
  .summary("check Flow JSON documents")
  .description(
    'Checks Flow JSON documents offline: files, folders, patterns such as "flows/**/*.json". ' +
      "Without one, or for -, it checks the standard input.",
  )
  .argument("[files...]", "what to check")
  .addOption(
    new Option("--format <format>", "the format of the report")
      .choices(Object.keys(reports))
      .default("text"),
  )
  .option("--max-warnings <count>", "fail if there are more warnings than this", readCount)
  .addHelpText(
    "after",
    helpEnd({
      example: 'npx kaleyra-flows validate "flows/**/*.json" --publish',
      exitCodes:
        "0 no errors, 1 errors or too many warnings, 2 wrong usage or a file that could not be read",
    }),
  )
  .action(run);

async function run(files: readonly string[], options: Options): Promise<void> {
  if (files.length === 0 && process.stdin.isTTY) {
    throw new WrongUsage("name files, a folder or a pattern, or - for the standard input");
  }
  const { maxWarnings = Infinity } = options;
  const names = files.length === 0 ? ["-"] : files;
  await assertKnownCodes(options.ignore);
  const validation = await validate(names, checkOptions(options));

  const report = await reports[options.format](validation);
  if (options.format === "github") sayCommands(report);
  else say(report);
  for (const { file, problem } of validation.unreadable) {
    note(`kaleyra-flows: ${printable(file)}: ${printable(problem)}`);
  }
  const { errors, warnings, unreadable } = validation;
  if (warnings > maxWarnings) {
    note(`kaleyra-flows: ${counted(warnings, "warning")}, more than --max-warnings ${maxWarnings}`);
  }
  if (unreadable.length > 0) process.exitCode = exitCodes.wrongUsage;
  else if (errors > 0 || warnings > maxWarnings) process.exitCode = exitCodes.failed;
}

function readCount(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError("It is a number, 0 or more.");
  return Number(value);
}
