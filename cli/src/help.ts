import type { AddHelpTextContext } from "commander";

/** What the help of a command says below its options. */
interface HelpEnd {
  /** One command line, as a user types it. */
  readonly example: string;
  /** What a script needs to know, e.g. `0 done, 1 failed, 2 wrong usage`. */
  readonly exitCodes: string;
}

/** For `addHelpText`. Commander wraps all but what is added, which is wrapped here in the same width. */
export function helpEnd({ example, exitCodes }: HelpEnd): (context: AddHelpTextContext) => string {
  return ({ command, error }) => {
    const output = command.configureOutput();
    const width = (error ? output.getErrHelpWidth?.() : output.getOutHelpWidth?.()) ?? 80;
    const wrapped = command.createHelp().boxWrap(`Exit codes: ${exitCodes}.`, width);
    return `\nExample:\n  ${example}\n\n${wrapped}`;
  };
}
