import { setTimeout as sleep } from "node:timers/promises";

import { type Emulator, startEmulator } from "kaleyra-emulator";

import { adapter } from "../../support/adapter";
import { descendantsOf, whenGone } from "../../support/processes";
import { Aftermath, type TranscriptEntry } from "../cli/aftermath";
import { CliProject, type WatchedRun } from "../cli/cli-project";
import { requestReceived } from "../cli/request-received";
import type { Counts } from "../matrix/outcome";
import { twoWabas } from "../server/faulty-kaleyra";
import { type Death, type KilledProcess, leftoverReasonOf, type Moment } from "./scenarios";

export interface DeathOutcome {
  /** The scenario and the request. */
  readonly title: string;
  readonly moment: Moment;
  readonly killedProcess: KilledProcess;
  /** The reason why this death may leave something behind; missing if it must leave nothing. */
  readonly leftoverReason?: string;
  readonly counts: Counts;
  /**
   * Whether `recover` listed a draft that the engine had forgotten, which was discarded with the
   * command in the message.
   */
  readonly isDiscarded: boolean;
  readonly transcript: readonly TranscriptEntry[];
}

/** Kills a process at one request, then does what a user would, and counts what is left. */
export async function runDeath(death: Death): Promise<DeathOutcome> {
  const { scenario, request, moment, killedProcess } = death;
  await using kaleyra = await startEmulator({ accounts: [twoWabas] });
  await using project = await CliProject.create({ ...kaleyra.environment });
  for (const deployed of [scenario.before, scenario.staged]) {
    if (deployed === undefined) continue;
    await project.declare({ survey: deployed });
    await project.mustSucceed("up", "--yes", "--skip-preview");
  }

  const wanted = { survey: scenario.wanted };
  await project.declare(wanted);
  const aftermath = new Aftermath(kaleyra, project);
  await aftermath.follow(`${scenario.command}, killed`, killedRun(death, kaleyra, project));
  kaleyra.clearFaults();

  const isDiscarded = await aftermath.recover();
  // The killed run may have deleted a flow that is still in the state; only a refresh finds that.
  const up = project.run("up", "--refresh", "--yes", "--skip-preview");
  await aftermath.follow("up --refresh", up);
  const differences = await aftermath.differences(wanted);
  const counts = { ...differences, ...(await aftermath.remains()) };

  const leftoverReason = leftoverReasonOf(death);
  return {
    title: `${scenario.title}: ${request}`,
    moment,
    killedProcess,
    transcript: aftermath.transcript,
    isDiscarded,
    counts,
    ...(leftoverReason && { leftoverReason }),
  };
}

/** Runs the command until Kaleyra has received the request, and kills one process then. */
async function killedRun(
  { scenario, request, moment, killedProcess }: Death,
  kaleyra: Emulator,
  project: CliProject,
): Promise<WatchedRun> {
  kaleyra.clearRequests();
  kaleyra.addFault({ operation: request, hang: moment });
  const running = project.start(scenario.command, "--yes", "--skip-preview");
  await requestReceived(kaleyra, request, running);
  await sleep(100); // For Kaleyra to act, if the moment is after that.
  const pid = running.process.pid!; // It runs, since it has sent a request.
  const descendants = descendantsOf(pid);
  const provider = descendants.find(({ command }) => providerCommands[adapter].test(command));
  if (provider === undefined) throw new Error("There is no process of the provider.");
  process.kill(killedProcess === "engine" ? pid : provider.pid, "SIGKILL");
  const run = await running.ended;
  // What outlives the engine could still send requests.
  await whenGone(descendants, 2_000);
  return run;
}

/** The command line of the provider's process, by adapter. */
const providerCommands = {
  dynamic: /node .*cmd\/dynamic-provider/,
  plugin: /node .*pulumi-resource-kaleyra/,
} as const;
