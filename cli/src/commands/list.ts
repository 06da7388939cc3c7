import { Command, InvalidArgumentError, Option } from "commander";

import { Failure } from "../failure";
import {
  chooseFlows,
  collect,
  collectId,
  openScope,
  refuseUnmatched,
  type ScopeFlags,
  withScopeFlags,
} from "../flows";
import { helpEnd } from "../help";
import { tableOf, type ListedFlow } from "../list/table";
import { jsonText, note, paintFor, say } from "../output";
import { ManagedFlows, noState } from "../pulumi/managed-flows";
import { Stack } from "../pulumi/stack";

interface Options extends ScopeFlags {
  readonly id?: readonly string[];
  readonly name?: readonly string[];
  readonly status?: readonly string[];
  readonly managed?: boolean;
  readonly unmanaged?: boolean;
  readonly json?: boolean;
}

export const listCommand = withScopeFlags(new Command("list"))
  .summary("list the flows of a WABA")
  .description(
    "Lists the flows of a WABA by name: id, status, categories, and the stack that manages each. In a Pulumi project " +
      "it reads the selected stack's state for that, or those of --stack. It changes nothing.",
  )
  .option("--id <id>", "a flow by its id; can be given again", collectId)
  .option(
    "--name <pattern>",
    'flows whose name matches, e.g. "survey*"; can be given again',
    collect,
  )
  .option("--status <status>", "only flows with this status; can be given again", readStatus)
  .addOption(new Option("--managed", "only flows that one of the stacks manages"))
  .addOption(new Option("--unmanaged", "only flows that none of them manages").conflicts("managed"))
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows list --status PUBLISHED --unmanaged",
      exitCodes: "0 done, 1 failed, 2 wrong usage",
    }),
  )
  .action(run);

async function run(options: Options): Promise<void> {
  const { id: ids = [], name: names = [], status: statuses = [] } = options;
  const { stacks, session, waba } = await openScope(options);
  const all = await session.flowsOf(waba);
  // Unlike a pattern, an id is meant to be that of a flow.
  refuseUnmatched(waba, all, { ids, names: [] });
  const chosen = chooseFlows(all, { ids, names, statuses });
  const managed = await managedBy(stacks, options.stack !== undefined);
  if (managed === undefined && (options.managed === true || options.unmanaged === true)) {
    throw noState();
  }
  const flows = chosen
    .map((flow): ListedFlow => ({ flow, holders: managed?.holdersOf(flow, waba) }))
    .filter(({ holders = [] }) => options.managed !== true || holders.length > 0)
    .filter(({ holders = [] }) => options.unmanaged !== true || holders.length === 0);

  if (options.json === true) return say(jsonText({ wabaId: waba, flows: flows.map(asJson) }));
  if (flows.length === 0) return say(`WABA ${waba} has no such flow.`);
  tableOf(flows, paintFor(process.stdout)).forEach(say);
}

/**
 * The flows that the stacks manage; `undefined` if no stack was named, and none can be read.
 *
 * @throws {Failure} If a named stack cannot be read.
 */
async function managedBy(
  stacks: readonly Stack[],
  hasStackOption: boolean,
): Promise<ManagedFlows | undefined> {
  if (!Stack.hasProject && !hasStackOption) return undefined;
  try {
    return await ManagedFlows.read(stacks);
  } catch (error) {
    if (hasStackOption || !(error instanceof Failure)) throw error;
    note(`note: could not find out what is managed: ${error.message}`);
    return undefined;
  }
}

/** A flow in the JSON. Its keys are stable: see docs/list.md. */
function asJson({ flow: { id, name, status, categories }, holders }: ListedFlow) {
  return {
    id,
    name,
    status,
    categories,
    managed: holders === undefined ? null : holders.length > 0,
    managedBy: holders ?? [],
  };
}

/** Accepts unknown words: Kaleyra may have statuses that this version does not know. */
function readStatus(value: string, previous: readonly string[] = []): readonly string[] {
  if (!/^\w+$/.test(value)) throw new InvalidArgumentError("A status is a word, such as DRAFT.");
  return [...previous, value.toUpperCase()];
}
