import { type Command, InvalidArgumentError, Option } from "commander";

import { isId, type WabaId } from "../../../provider/kaleyra/ids";
import { Stack } from "../pulumi/stack";
import { Session } from "../session";

export function wabaOption(): Option {
  return new Option("--waba <id>", "the WhatsApp Business Account (default: kaleyra:wabaId)");
}

/** Collects the values of an option that can be given again. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** Collects the ids of flows; the option can be given again. */
export function collectId(value: string, previous: readonly string[] = []): readonly string[] {
  if (!isId(value)) throw new InvalidArgumentError("A flow's id is a string of digits.");
  return [...previous, value];
}

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
  /** The configuration is that of the first stack. */
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
