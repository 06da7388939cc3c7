import type { Command } from "commander";

import type { CheckOptions } from "../../../provider/flow-json/check-document";
import { unknownCode } from "../../../provider/flow-json/unknown-code";
import { WrongUsage } from "../failure";
import { collect } from "../flows";

/** The options of the checker on the command line. */
export interface CheckFlags {
  readonly publish?: boolean;
  readonly endpoint?: boolean;
  readonly strict?: boolean;
  readonly ignore?: readonly string[];
}

/** Adds the checker's options to a command. */
export function withCheckFlags(command: Command): Command {
  return command
    .option("--publish", "the flows are to be published: a frozen version is an error")
    .option("--strict", "findings on which Meta's documentation and client disagree are errors")
    .option("--endpoint", "the flows have an endpoint URI")
    .option("--no-endpoint", "the flows have no endpoint URI")
    .option("--ignore <code>", "a code not to report; can be given again", collect);
}

/** The flags as the checker's options. Without --endpoint and --no-endpoint, a flow may have an endpoint or not. */
export function checkOptions({
  publish = false,
  strict = false,
  endpoint,
  ignore = [],
}: CheckFlags): CheckOptions {
  if (endpoint === undefined) return { publish, strict, endpoint: "unknown", ignore };
  return { publish, strict, endpoint: endpoint ? "given" : "absent", ignore };
}

/** @throws {WrongUsage} If a code to ignore does not exist, since nothing would be ignored. */
export async function assertKnownCodes(codes: readonly string[] = []): Promise<void> {
  const unknown = await unknownCode(codes);
  if (unknown !== undefined) throw new WrongUsage(`--ignore ${unknown}`);
}
