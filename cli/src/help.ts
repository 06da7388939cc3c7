import type { AddHelpTextContext } from "commander";

/** The end of a command's help, below its options. */
interface HelpEnd {
  /** One command line, as a user types it. */
  readonly example: string;
  /** The exit codes for scripts, e.g. `0 done, 1 failed, 2 wrong usage`. */
  readonly exitCodes: string;
}

/**
 * For `addHelpText`. Commander does not wrap added text, so it is wrapped here to the same width.
 */
export function helpEnd({ example, exitCodes }: HelpEnd): (context: AddHelpTextContext) => string {
  return ({ command, error }) => {
    const output = command.configureOutput();
    // The type allows a command without these functions, but Commander sets them.
    const width = (error ? output.getErrHelpWidth?.() : output.getOutHelpWidth?.()) ?? 80;
    const wrapped = command.createHelp().boxWrap(`Exit codes: ${exitCodes}.`, width);
    return `\nExample:\n  ${example}\n\n${wrapped}`;
  };
}
