import { type Emulator, startEmulator } from "kaleyra-emulator";

import { type FlowInState, flowsIn } from "../../support/state";
import { CliProject, type WatchedRun } from "../cli/cli-project";
import { twoWabas } from "../server/faulty-kaleyra";
import type { Replacement } from "./scenarios";

/** What must be zero for every replacement. */
export interface ReplacementCounts {
  /** Flows in the state that the provider deleted or deprecated. */
  readonly takenAway: number;
  /** Flows to be replaced that were adopted as the new flow. */
  readonly adoptedWrongly: number;
  /** Flows in excess of the one that the program wants, after the last `up`. */
  readonly duplicates: number;
  /** Flows that are DRAFT or live after the destroy. */
  readonly orphaned: number;
}

export interface ReplacementOutcome {
  readonly title: string;
  /** Whether the first run, the one with the fault, succeeded. */
  readonly ok: boolean;
  /** Whether the first run failed before it sent a change: nothing was replaced. */
  readonly isRefused: boolean;
  /** The errors of the first run about the flow; each once, with placeholders for its name and id. */
  readonly messages: readonly string[];
  readonly counts: ReplacementCounts;
}

/** Replaces a flow with a fault, removes the fault, and runs `up` and `destroy`. */
export async function runReplacement(replacement: Replacement): Promise<ReplacementOutcome> {
  const { title, isDeprecatedByHand = false, faults = [] } = replacement;
  await using kaleyra = await startEmulator({ accounts: [twoWabas] });
  await using project = await CliProject.create({ ...kaleyra.environment });
  await project.declare({ survey: replacement.before });
  await project.mustSucceed("up", "--yes", "--skip-preview");
  if (replacement.staged !== undefined) {
    await project.declare({ survey: replacement.staged });
    await project.mustSucceed("up", "--yes", "--skip-preview");
  }
  const old = (await flowsInState(project))[0]!;

  await project.declare({ survey: replacement.wanted });
  if (isDeprecatedByHand) kaleyra.setStatus(old.id, "DEPRECATED");
  for (const fault of faults) kaleyra.addFault(fault);
  kaleyra.clearRequests();
  const flags = flagsOf(replacement, old);
  const faultRun = await project.run("up", "--yes", "--skip-preview", ...flags);
  assertFaultsMet(replacement, kaleyra, faultRun);
  const ok = faultRun.code === 0;
  const isRefused = !ok && kaleyra.requests().every(({ method }) => method === "GET");
  const byHand = isDeprecatedByHand ? old.id : undefined;
  const takenAwayAtFirst = unusableIn(await flowsInState(project), kaleyra, byHand);
  kaleyra.clearFaults();

  await project.run("up", "--yes", "--skip-preview");
  const flows = await flowsInState(project);
  // Only after a refusal the old flow, deprecated by hand, is still the flow of the resource.
  const oldByHand = isRefused ? byHand : undefined;
  const takenAway = takenAwayAtFirst + unusableIn(flows, kaleyra, oldByHand);
  // Either the first run replaced the flow, or the second one did.
  const isReplaced = ok || flows.some(({ id }) => id !== old.id);
  const adoptedWrongly = isReplaced && flows.some(({ id }) => id === old.id) ? 1 : 0;
  const duplicates = notDeprecated(kaleyra).length - (oldByHand === undefined ? 1 : 0);

  await project.mustSucceed("destroy", "--yes", "--skip-preview");
  const counts = { takenAway, adoptedWrongly, duplicates, orphaned: notDeprecated(kaleyra).length };
  return { title, ok, isRefused, messages: errorsOf(faultRun), counts };
}

/** @throws {Error} If the run has sent no request for a fault, so that its outcome would mean nothing. */
function assertFaultsMet(
  { title, faults = [] }: Replacement,
  kaleyra: Emulator,
  { output }: WatchedRun,
): void {
  const received = new Set(kaleyra.requests().map((request) => request.operation));
  const areMet = faults.every(
    ({ operation }) => operation !== undefined && received.has(operation),
  );
  if (!areMet) throw new Error(`The run ended without ${title}:\n${output}`);
}

/** The flags of the `up` that replaces: only a refresh finds what was done by hand. */
function flagsOf({ isForced, isDeprecatedByHand }: Replacement, old: FlowInState) {
  if (isForced) return ["--target-replace", old.urn];
  return isDeprecatedByHand ? ["--refresh"] : [];
}

async function flowsInState(project: CliProject): Promise<readonly FlowInState[]> {
  return flowsIn(await project.stateText());
}

/** The number of flows that customers cannot open any more, except the one deprecated by hand. */
function unusableIn(flows: readonly FlowInState[], kaleyra: Emulator, byHand?: string): number {
  return flows.filter(({ id }) => {
    const status = kaleyra.flow(id)?.status;
    return id !== byHand && (status === undefined || status === "DEPRECATED");
  }).length;
}

/** A published flow cannot be deleted, so a destroy leaves it DEPRECATED. */
function notDeprecated(kaleyra: Emulator): readonly unknown[] {
  return kaleyra.flows().filter(({ status }) => status !== "DEPRECATED");
}

/** The errors about the flow, each once, with placeholders for its name and id. */
function errorsOf({ output }: WatchedRun): readonly string[] {
  const lines = output.split("\n").flatMap((line) => {
    const text = /^\s*(?:error: |\* )(.*survey.*)/.exec(line)?.[1];
    return text === undefined ? [] : [text.replace(/\bsurvey-[0-9a-f]{7}\b/g, "NAME")];
  });
  // The emulator's ids of flows.
  return [...new Set(lines.map((line) => line.replace(/\b1\d{17}\b/g, "ID")))];
}
