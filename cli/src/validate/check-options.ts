import { type Command, Option } from "commander";

import { collect } from "../options";

/** How documents are to be checked. */
export interface CheckFlags {
  readonly publish?: boolean;
  readonly endpoint: "given" | "absent" | "unknown";
  readonly ignore: readonly string[];
}

/** Adds the options that say how documents are to be checked. */
export function withCheckFlags(command: Command): Command {
  return command
    .option("--publish", "the flows are to be published: a frozen version is an error")
    .addOption(
      new Option(
        "--endpoint <whether>",
        "whether the flows have an endpoint URI; not said, unknown",
      )
        .choices(["given", "absent"])
        .default("unknown", "unknown"),
    )
    .option("--ignore <code>", "a code not to report; can be given again", collect, []);
}
