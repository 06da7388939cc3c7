import { type Emulator, startEmulator } from "kaleyra-emulator";

import { type FlowInState, flowsIn } from "../../support/state";
import { CliProject, type CommandRun } from "../cli/cli-project";
import { twoWabas } from "../server/faulty-kaleyra";
import type { Replacement } from "./scenarios";

/** What must be zero for every replacement. */
export interface ReplacementCounts {
  /** Flows that the state still uses, deleted or deprecated by us. */
  readonly takenAway: number;
  /** The flow to be replaced was taken for the new one. */
  readonly adopted: number;
  /** Flows in excess of the one in use, after the last `up`. */
  readonly duplicates: number;
  /** DRAFT or live after the destroy, and in no state. */
  readonly orphaned: number;
}

export interface ReplacementOutcome {
  readonly title: string;
  /** Whether the first run, the one with the fault, ended well. */
  readonly ok: boolean;
  /** Refused at preview: nothing was replaced, nothing sent. */
  readonly refused: boolean;
  readonly messages: readonly string[];
  readonly counts: ReplacementCounts;
}

/** Replaces a flow with a fault, removes the fault, and continues to the end. */
export async function runReplacement(replacement: Replacement): Promise<ReplacementOutcome> {
  const { title, forced, deprecatedByHand, faults = [] } = replacement;
  await using kaleyra = await startEmulator({ accounts: [twoWabas] });
  await using project = await CliProject.create({ ...kaleyra.environment });
  await project.declare({ survey: replacement.before });
  await project.mustEndWell("up", "--yes", "--skip-preview");
  if (replacement.staged !== undefined) {
    await project.declare({ survey: replacement.staged });
    await project.mustEndWell("up", "--yes", "--skip-preview");
  }
  const old = (await inUse(project))[0]!;

  await project.declare({ survey: replacement.wanted });
  if (deprecatedByHand) kaleyra.setStatus(old.id, "DEPRECATED");
  for (const fault of faults) kaleyra.addFault(fault);
  const how = forced ? ["--target-replace", old.urn] : deprecatedByHand ? ["--refresh"] : [];
  kaleyra.clearRequests();
  const faultRun = await project.run("up", "--yes", "--skip-preview", ...how);
  const refused = faultRun.code !== 0 && kaleyra.requests().every(({ method }) => method === "GET");
  let takenAway = gone(kaleyra, await inUse(project), deprecatedByHand ? old.id : undefined);
  kaleyra.clearFaults();

  await project.run("up", "--yes", "--skip-preview");
  const now = await inUse(project);
  takenAway += gone(kaleyra, now, deprecatedByHand && refused ? old.id : undefined);
  const mustBeNew = faultRun.code === 0 || now.some(({ id }) => id !== old.id);
  const adopted = mustBeNew && now.some(({ id }) => id === old.id) ? 1 : 0;
  const duplicates = standing(kaleyra).length - (deprecatedByHand && refused ? 0 : 1);

  await project.mustEndWell("destroy", "--yes", "--skip-preview");
  const counts = { takenAway, adopted, duplicates, orphaned: standing(kaleyra).length };
  return { title, ok: faultRun.code === 0, refused, messages: errorsOf(faultRun), counts };
}

/** The flows of the state that are not about to be removed. */
async function inUse(project: CliProject): Promise<readonly FlowInState[]> {
  const flows = flowsIn(await project.stateText()) as readonly (FlowInState & {
    readonly delete?: boolean;
  })[];
  return flows.filter((flow) => flow.delete !== true);
}

function gone(kaleyra: Emulator, used: readonly FlowInState[], byHand?: string): number {
  return used.filter(({ id }) => {
    const status = kaleyra.flow(id)?.status;
    return id !== byHand && (status === undefined || status === "DEPRECATED");
  }).length;
}

function standing(kaleyra: Emulator): readonly unknown[] {
  return kaleyra.flows().filter(({ status }) => status !== "DEPRECATED");
}

function errorsOf({ output }: CommandRun): readonly string[] {
  const lines = output.split("\n").flatMap((line) => {
    const text = /^\s*(?:error: |\* )(.*survey.*)/.exec(line)?.[1];
    return text === undefined ? [] : [text.replace(/\bsurvey-[0-9a-f]{7}\b/g, "NAME")];
  });
  return [...new Set(lines.map((line) => line.replace(/\b1\d{17}\b/g, "ID")))];
}
