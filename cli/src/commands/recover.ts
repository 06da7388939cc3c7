import { Command } from "commander";

import { exitCodes, Failure, WrongUsage } from "../failure";
import { collect, collectId } from "../options";
import { type Deployment, pendingOperations } from "../pulumi/deployment";
import { isPendingCreate, pendingCreates } from "../pulumi/pending-create";
import { Stack } from "../pulumi/stack";
import { describeFinding, describeOther } from "../recover/describe";
import { discard } from "../recover/discard";
import { findFlows, refuseForeignAccount } from "../recover/find-flows";
import { type Finding, findingsOf } from "../recover/finding";
import { noteStrays } from "../recover/strays";
import { writeState } from "../recover/write-state";
import { Session } from "../session";
import { confirmed, note, say } from "../terminal";

interface Options {
  readonly adopt?: readonly string[];
  readonly discard?: readonly string[];
  readonly yes?: boolean;
  readonly stack?: string;
}

export const recoverCommand = new Command("recover")
  .summary("go on after a run that was killed")
  .description(
    "Finds the flows that a killed `pulumi up` was making, and takes them into the stack's state as they stand at Kaleyra,\n" +
      "so that the next `pulumi up` goes on from there. To be run in the project's folder.",
  )
  .option("--adopt <urn>", "take in a flow whose name was chosen, too; can be given again", collect)
  .option(
    "--discard <id>",
    "delete a draft that a killed provider left over; can be given again",
    collectId,
  )
  .option("-y, --yes", "do not ask")
  .option("--stack <name>", "another stack than the selected one")
  .action(run);

async function run({
  adopt = [],
  discard: unwanted = [],
  yes,
  stack: name,
}: Options): Promise<void> {
  if (!Stack.hasProject) {
    throw new WrongUsage("there is no Pulumi project here: run it in the project's folder.");
  }
  const stack = new Stack(name);
  const state = await stack.export();
  const session = await Session.open(stack);

  for (const id of unwanted) await discard(id, state, session);
  const findings = await report(state, { stack, session, adopted: adopt });
  const decided = findings.filter(({ kind }) => kind !== "perhapsForeign");
  if (decided.length > 0) {
    if (yes !== true && !(await confirmed("Change the stack's state so?"))) {
      throw new Failure("nothing was changed.");
    }
    await writeState(stack, { state, findings: decided, session });
    say("The stack's state is mended. Next: `pulumi up`.");
  }
  if (decided.length < findings.length) {
    note("A pending operation waits for your decision, see above.");
    process.exitCode = exitCodes.failed;
  }
  await noteStrays(state, { session, known: findings });
}

/** Says what is pending, and finds out what became of the flows. */
async function report(
  state: Deployment,
  { stack, session, adopted }: { stack: Stack; session: Session; adopted: readonly string[] },
): Promise<readonly Finding[]> {
  const pending = pendingOperations(state);
  const creates = await pendingCreates(state, stack);
  const stranger = adopted.find((urn) => !creates.some(({ resource }) => resource.urn === urn));
  if (stranger !== undefined) {
    throw new WrongUsage(`no creation of ${stranger} is pending, so there is nothing to adopt.`);
  }
  if (pending.length === 0) {
    say("No operation is pending in the stack's state: there is nothing to recover.");
    return [];
  }
  say(
    `${pending.length} pending operation${pending.length === 1 ? "" : "s"} in the stack's state:`,
  );
  const others = pending.filter((operation) => !isPendingCreate(operation));
  others.flatMap(describeOther).forEach(say);
  if (creates.length === 0) return [];

  refuseForeignAccount(state, creates, session);
  const flows = await findFlows(creates, session);
  const findings = findingsOf(creates, flows, { state, adopted });
  findings.flatMap(describeFinding).forEach(say);
  return findings;
}
