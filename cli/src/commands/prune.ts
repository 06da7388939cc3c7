import { Command } from "commander";

import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { counted, printable } from "../../../provider/text";
import { Failure, exitCodes } from "../failure";
import { chooseFlows, collect, openScope, type ScopeFlags, withScopeFlags } from "../flows";
import { helpEnd } from "../help";
import { confirm, jsonText, note, say } from "../output";
import { findCandidates, type Candidates, deleteDraft, type PruneResult } from "../prune/prune";
import { ManagedFlows, noState } from "../pulumi/managed-flows";
import { Stack } from "../pulumi/stack";
import { refuseLocked } from "../pulumi/stack-lock";

interface Options extends ScopeFlags {
  readonly name?: readonly string[];
  readonly delete?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

export const pruneCommand = withScopeFlags(new Command("prune"))
  .summary("delete drafts that no stack manages")
  .description(
    "Lists the drafts of a WABA that neither a stack of the project nor one of --stack manages, oldest first as far as " +
      "ids show. With --delete it deletes them, after a confirmation. A published flow is never touched. It refuses while a " +
      "run of one of the stacks is in progress. Name the stacks of other projects that have flows in this WABA: without " +
      "their states, their drafts count as unmanaged.",
  )
  .option(
    "--name <pattern>",
    'only drafts whose name matches, e.g. "pr-*"; can be given again',
    collect,
  )
  .option("--delete", "delete them; without it nothing changes")
  .option("-y, --yes", "skip the confirmation")
  .option("--json", "print JSON")
  .addHelpText(
    "after",
    helpEnd({
      example: 'npx kaleyra-flows prune --name "pr-*" --delete',
      exitCodes: "0 done, 1 failed or a draft could not be deleted, 2 wrong usage",
    }),
  )
  .action(run);

async function run(options: Options): Promise<void> {
  if (!Stack.hasProject) throw noState();
  const { name: patterns = [], json = false } = options;
  const { stacks: namedStacks, session, waba } = await openScope(options);
  const stacks = await Stack.ofProject(namedStacks);
  await refuseLocked(stacks);
  // The states are read after the list, so no listed flow is newer than the states.
  const flows = chooseFlows(await session.flowsOf(waba), {
    ids: [],
    names: patterns,
    statuses: ["DRAFT"],
  });
  const candidates = findCandidates(flows, { waba, managed: await ManagedFlows.read(stacks) });
  const { drafts } = candidates;

  if (!json) report(candidates, waba);
  if (options.delete !== true || drafts.length === 0) {
    if (json) {
      sayJson({ waba, dryRun: options.delete !== true, candidates, pruned: [] });
    } else if (drafts.length > 0) {
      say("Nothing was changed. To delete them, run it again with --delete.");
    }
    return;
  }
  const question = `Delete ${counted(drafts.length, "draft")} of WABA ${waba} for good?`;
  if (options.yes !== true && !(await confirm(question))) throw new Failure("nothing was changed.");

  const pruned: PruneResult[] = [];
  for (const flow of drafts) {
    const result = await deleteDraft(flow, { waba, stacks, session });
    pruned.push(result);
    const line = `${pruned.length} of ${drafts.length}: ${describe(result)}`;
    if (json) note(line);
    else say(line);
  }
  if (json) sayJson({ waba, dryRun: false, candidates, pruned });
  if (pruned.some(({ outcome }) => outcome === "failed")) process.exitCode = exitCodes.failed;
}

function report({ drafts, skipped }: Candidates, waba: string): void {
  for (const { flow, reason } of skipped) {
    note(`skipped: ${printable(flowLabel(flow, flow.id))}: ${reason}`);
  }
  if (drafts.length === 0) return say(`WABA ${waba} has no unmanaged drafts.`);
  say(
    `${counted(drafts.length, "draft")} of WABA ${waba} that none of the stacks manages, oldest first:`,
  );
  for (const flow of drafts) say(`  ${printable(flowLabel(flow, flow.id))}`);
}

function describe({ flow, outcome, reason }: PruneResult): string {
  const label = printable(flowLabel(flow, flow.id));
  return reason === undefined ? `${label} ${outcome}` : `${label} ${outcome}: ${printable(reason)}`;
}

/**
 * Prints the report for programs. Its keys are stable. Without --delete the `outcome` of each draft is
 * `found`.
 */
function sayJson({
  waba,
  dryRun,
  candidates,
  pruned,
}: {
  readonly waba: string;
  readonly dryRun: boolean;
  readonly candidates: Candidates;
  readonly pruned: readonly PruneResult[];
}): void {
  const results = new Map(pruned.map((result) => [result.flow.id, result]));
  const drafts = candidates.drafts.map(({ id, name, categories }) => {
    const { outcome = "found", reason } = results.get(id) ?? {};
    return { id, name, categories, outcome, ...(reason !== undefined && { reason }) };
  });
  const skipped = candidates.skipped.map(({ flow: { id, name }, reason }) => ({
    id,
    name,
    reason,
  }));
  say(jsonText({ wabaId: waba, dryRun, drafts, skipped }));
}
