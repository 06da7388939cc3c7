import type { Command } from "commander";

import type { WabaId } from "../../../provider/kaleyra/ids";
import { collect, wabaOption } from "../options";
import { Stack } from "../pulumi/stack";
import { Session } from "../session";

/** The WABA whose flows a command reads, and the stacks that may manage them. */
export interface ScopeFlags {
  readonly waba?: string;
  readonly stack?: readonly string[];
}

/** Adds these options to a command. */
export function withScopeFlags(command: Command): Command {
  return command
    .addOption(wabaOption())
    .option(
      "--stack <name>",
      "a stack that manages flows; can be given again (default: the selected one)",
      collect,
    );
}

export interface Scope {
  readonly stacks: readonly Stack[];
  /** Configured by the first of the stacks. */
  readonly session: Session;
  readonly waba: WabaId;
}

/** @throws {WrongUsage} If no WABA is known. */
export async function openScope({ waba, stack: names = [] }: ScopeFlags): Promise<Scope> {
  const [name, ...others] = names;
  const first = new Stack(name);
  const session = await Session.open(first);
  const stacks = [first, ...others.map((other) => new Stack(other))];
  return { stacks, session, waba: session.waba(waba) };
}
