import { InvalidArgumentError, Option, type Command } from "commander";

import type { Flow } from "../../provider/kaleyra/flow";
import { isId, type WabaId } from "../../provider/kaleyra/ids";
import { Failure } from "./failure";
import { Stack } from "./pulumi/stack";
import { Session } from "./session";

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

/** Adds `--waba` and `--stack` to a command. */
export function withScopeFlags(command: Command): Command {
  return command
    .addOption(wabaOption())
    .option(
      "--stack <name>",
      "a stack that manages flows; can be given again (default: the selected one)",
      collect,
    );
}

/** What the scope flags select: the flows of one WABA, and the stacks that may manage them. */
export interface Scope {
  readonly stacks: readonly Stack[];
  /** The configuration is that of the first stack. */
  readonly session: Session;
  readonly waba: WabaId;
}

/** @throws {WrongUsage} If no WABA is known. */
export async function openScope({ waba, stack: names = [] }: ScopeFlags): Promise<Scope> {
  const [name, ...others] = names;
  // Without --stack, `name` is `undefined`, which means the selected stack.
  const first = new Stack(name);
  const session = await Session.open(first);
  const stacks = [first, ...others.map((other) => new Stack(other))];
  return { stacks, session, waba: session.waba(waba) };
}

/**
 * A selection of flows in a WABA: those with one of the ids or names, and one of the statuses. Without
 * ids and names all flows are selected, and without statuses those of every status.
 */
export interface Choice {
  readonly ids: readonly string[];
  /** Patterns: `*` matches any characters, `?` one. */
  readonly names: readonly string[];
  readonly statuses: readonly string[];
}

/** The selected flows, sorted by name. */
export function chooseFlows(
  flows: readonly Flow[],
  { ids, names, statuses }: Choice,
): readonly Flow[] {
  const patterns = names.map(patternOf);
  const isChosen = ({ id, name }: Flow) =>
    (ids.length === 0 && names.length === 0) ||
    ids.includes(id) ||
    patterns.some((pattern) => pattern.test(name));
  return flows
    .filter(isChosen)
    .filter(({ status }) => statuses.length === 0 || statuses.includes(status))
    .sort((one, other) => compare(one.name, other.name) || compare(one.id, other.id));
}

/** @throws {Failure} If an id or a pattern matches no flow. */
export function refuseUnmatched(
  waba: WabaId,
  flows: readonly Flow[],
  { ids, names }: Pick<Choice, "ids" | "names">,
): void {
  const missing = [
    ...ids.filter((id) => !flows.some((flow) => flow.id === id)).map((id) => `no flow ${id}`),
    ...names
      .filter((name) => !flows.some((flow) => patternOf(name).test(flow.name)))
      .map((name) => `no flow whose name matches ${JSON.stringify(name)}`),
  ];
  if (missing.length === 0) return;
  throw new Failure(`WABA ${waba} has ${missing.join(", and ")}; --waba selects another one.`);
}

function patternOf(glob: string): RegExp {
  const source = glob
    .replace(/[\\^$.|+()[\]{}/]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  // A name may contain line breaks (s), and `?` matches a whole emoji (u).
  return new RegExp(`^${source}$`, "su");
}

/** Compares by code units, so that the order is the same on every machine. */
function compare(one: string, other: string): number {
  if (one < other) return -1;
  return one > other ? 1 : 0;
}
