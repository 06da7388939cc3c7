import { Command } from "commander";

import type { Flow } from "../../../provider/kaleyra/flow";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { counted, printable } from "../../../provider/text";
import { Failure, WrongUsage, exitCodes } from "../failure";
import { collect, collectId } from "../flows";
import { helpEnd } from "../help";
import { confirm, note, say } from "../output";
import { type Deployment, pendingOperations } from "../pulumi/deployment";
import { ManagedFlows } from "../pulumi/managed-flows";
import { isOnlyPending, isPendingCreate, pendingCreates } from "../pulumi/pending-create";
import { Stack } from "../pulumi/stack";
import { refuseLocked } from "../pulumi/stack-lock";
import { decide } from "../recover/decide";
import { findFlows, refuseForeignAccount } from "../recover/find-flows";
import { writeState } from "../recover/new-state";
import { discard, findOrphans, noteOrphans } from "../recover/orphans";
import {
  describeOther,
  describeResult,
  isUndecided,
  jsonReport,
  resultsOf,
  type PendingResult,
} from "../recover/report";
import { Session } from "../session";

interface Options {
  readonly adopt?: readonly string[];
  readonly clear?: readonly string[];
  readonly discard?: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
  readonly stack?: string;
}

export const recoverCommand = new Command("recover")
  .summary("continue after a run that was killed")
  .description(
    "Finds the flows that a killed `pulumi up` was creating, and adopts them into the stack's state as they are at Kaleyra, " +
      "so that the next `pulumi up` goes on from there. Run it in the project's folder.",
  )
  .option(
    "--adopt <urn>",
    "also adopt a flow whose name the program chose; can be given again",
    collect,
  )
  .option(
    "--clear <urn>",
    "clear a pending creation that made nothing of yours; can be given again",
    collect,
  )
  .option(
    "--discard <id>",
    "delete a draft that a killed provider left over; can be given again",
    collectId,
  )
  .option("-y, --yes", "skip the confirmation")
  .option("--stack <name>", "the stack to recover (default: the selected stack)")
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    helpEnd({
      example: "npx kaleyra-flows recover --stack prod",
      exitCodes: "0 done, 1 failed or waiting for your decision, 2 wrong usage",
    }),
  )
  .action(run);

async function run(options: Options): Promise<void> {
  const { adopt = [], clear = [], discard: idsToDiscard = [], yes = false, json = false } = options;
  if (!Stack.hasProject) {
    throw new WrongUsage("there is no Pulumi project here: run it in the project's folder.");
  }
  const print = json ? note : say;
  const stack = new Stack(options.stack);
  const stacks = await Stack.ofProject([stack]);
  // `ofProject` returns `stack` itself first.
  const otherStacks = stacks.slice(1);
  // A run of another stack may be creating the flow that the user adopts.
  await refuseLocked(adopt.length > 0 ? stacks : [stack]);
  const state = await stack.export();
  const session = await Session.open(stack);

  // Discarded first: a draft that is gone is neither adopted nor an orphan.
  const discarded: Flow[] = [];
  for (const id of idsToDiscard) {
    const flow = await discard(id, stacks, session);
    discarded.push(flow);
    print(`${printable(flowLabel(flow, id))} was discarded.`);
  }
  const results = await findCreatedFlows(state, {
    stack,
    otherStacks,
    session,
    adopted: adopt,
    cleared: clear,
    print,
  });
  const pending = pendingOperations(state);
  const { decided, cleared, unresolved } = decide(pending, results, clear);
  const hasDecisions = decided.length + cleared.length > 0;
  const isWritten = hasDecisions && unresolved.length === 0;
  if (isWritten) {
    if (!yes && !(await confirm("Change the stack's state like this?"))) {
      throw new Failure("nothing was changed.");
    }
    await writeState(stack, { state, results: decided, cleared, session });
    print("The stack's state is fixed. Next: `pulumi up`.");
  } else if (hasDecisions) {
    note(
      "Nothing was changed: Pulumi clears all pending operations at once, and with them what may exist and is not decided:",
    );
    for (const { resource } of unresolved) note(`  ${printable(resource.urn)}`);
  }
  if (!isWritten && (hasDecisions || results.length > 0)) {
    note("A pending operation waits for your decision, see above.");
    process.exitCode = exitCodes.failed;
  }
  const orphans = await findOrphans(state, { session, stacks, adopted: results });
  noteOrphans(orphans);
  if (json) {
    // What was decided but not written is left pending, and reported so.
    const reported = isWritten ? results : results.filter(isUndecided);
    say(
      jsonReport({
        discarded,
        pending,
        results: reported,
        cleared: isWritten ? cleared : [],
        orphans,
      }),
    );
  }
}

/** What is searched for created flows, and what the user has decided. */
interface Search {
  readonly stack: Stack;
  /** The project's other stacks. */
  readonly otherStacks: readonly Stack[];
  readonly session: Session;
  /** The URNs of --adopt: the user knows that the flow belongs to this stack. */
  readonly adopted: readonly string[];
  /** The URNs of --clear: the user knows that no flow of this stack was created. */
  readonly cleared: readonly string[];
  readonly print: (line: string) => void;
}

/**
 * Prints the pending operations and what happened to them, and finds out which flows were created.
 *
 * @throws {WrongUsage} If nothing is pending for a URN of --adopt or --clear.
 */
async function findCreatedFlows(
  state: Deployment,
  { stack, otherStacks, session, adopted, cleared, print }: Search,
): Promise<readonly PendingResult[]> {
  const pending = pendingOperations(state);
  const creates = await pendingCreates(state, stack);
  const notAdoptable = adopted.find((urn) => !creates.some(({ resource }) => resource.urn === urn));
  const clearable = pending.filter(isOnlyPending).map(({ resource }) => resource.urn);
  const notClearable = cleared.find((urn) => !clearable.includes(urn));
  if (notClearable !== undefined) {
    throw new WrongUsage(
      `no creation of ${notClearable} is pending, so there is nothing to clear.`,
    );
  }
  if (notAdoptable !== undefined) {
    throw new WrongUsage(
      `no creation of ${notAdoptable} is pending, so there is nothing to adopt.`,
    );
  }
  if (pending.length === 0) {
    print("No operation is pending in the stack's state: there is nothing to recover.");
    return [];
  }
  print(`${counted(pending.length, "pending operation")} in the stack's state:`);
  const others = pending.filter((operation) => !isPendingCreate(operation));
  others.flatMap(describeOther).forEach(print);
  if (creates.length === 0) return [];

  refuseForeignAccount(state, creates, session);
  const flows = await findFlows(creates, session);
  const results = resultsOf(creates, flows, {
    state,
    adopted,
    cleared,
    others: await ManagedFlows.read(otherStacks),
  });
  results.flatMap(describeResult).forEach(print);
  return results;
}
