import { Command } from "commander";

import type { Flow } from "../../../provider/kaleyra/flow";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { printable } from "../../../provider/text";
import { exitCodes, Failure, WrongUsage } from "../failure";
import { collect, collectId } from "../options";
import { type Deployment, pendingOperations } from "../pulumi/deployment";
import { isPendingCreate, pendingCreates } from "../pulumi/pending-create";
import { Stack } from "../pulumi/stack";
import { refuseLocked } from "../pulumi/stack-lock";
import { describeFinding, describeOther } from "../recover/describe";
import { discard } from "../recover/discard";
import { findFlows, refuseForeignAccount } from "../recover/find-flows";
import { type Finding, findingsOf } from "../recover/finding";
import { jsonReport } from "../recover/json-report";
import { findStrays, noteStrays } from "../recover/strays";
import { writeState } from "../recover/write-state";
import { Session } from "../session";
import { confirmed, note, say } from "../terminal";
import { counted } from "../validate/validation";

interface Options {
  readonly adopt?: readonly string[];
  readonly discard?: readonly string[];
  readonly yes?: boolean;
  readonly json?: boolean;
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
  .option("--json", "print JSON")
  .action(run);

async function run(options: Options): Promise<void> {
  const { adopt = [], discard: unwanted = [], yes = false, json = false, stack: name } = options;
  if (!Stack.hasProject) {
    throw new WrongUsage("there is no Pulumi project here: run it in the project's folder.");
  }
  const tell = json ? note : say;
  const stack = new Stack(name);
  await refuseLocked([stack]);
  const state = await stack.export();
  const session = await Session.open(stack);
  const stacks = await Stack.ofProject([stack]);

  const discarded: Flow[] = [];
  for (const id of unwanted) {
    const flow = await discard(id, stacks, session);
    discarded.push(flow);
    tell(`${printable(flowLabel(flow, id))} was discarded.`);
  }
  const findings = await find(state, { stack, session, adopted: adopt, tell });
  const decided = findings.filter(({ kind }) => kind !== "perhapsForeign");
  if (decided.length > 0) {
    if (!yes && !(await confirmed("Change the stack's state so?"))) {
      throw new Failure("nothing was changed.");
    }
    await writeState(stack, { state, findings: decided, session });
    tell("The stack's state is mended. Next: `pulumi up`.");
  }
  if (decided.length < findings.length) {
    note("A pending operation waits for your decision, see above.");
    process.exitCode = exitCodes.failed;
  }
  const strays = await findStrays(state, { session, stacks, known: findings });
  noteStrays(strays);
  if (json) say(jsonReport({ discarded, pending: pendingOperations(state), findings, strays }));
}

interface Search {
  readonly stack: Stack;
  readonly session: Session;
  readonly adopted: readonly string[];
  readonly tell: (line: string) => void;
}

/** Tells what is pending, and finds out what became of the flows. */
async function find(
  state: Deployment,
  { stack, session, adopted, tell }: Search,
): Promise<readonly Finding[]> {
  const pending = pendingOperations(state);
  const creates = await pendingCreates(state, stack);
  const stranger = adopted.find((urn) => !creates.some(({ resource }) => resource.urn === urn));
  if (stranger !== undefined) {
    throw new WrongUsage(`no creation of ${stranger} is pending, so there is nothing to adopt.`);
  }
  if (pending.length === 0) {
    tell("No operation is pending in the stack's state: there is nothing to recover.");
    return [];
  }
  tell(`${counted(pending.length, "pending operation")} in the stack's state:`);
  const others = pending.filter((operation) => !isPendingCreate(operation));
  others.flatMap(describeOther).forEach(tell);
  if (creates.length === 0) return [];

  refuseForeignAccount(state, creates, session);
  const flows = await findFlows(creates, session);
  const findings = findingsOf(creates, flows, { state, adopted });
  findings.flatMap(describeFinding).forEach(tell);
  return findings;
}
