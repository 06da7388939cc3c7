import { setTimeout as sleep } from "node:timers/promises";

import { type Emulator, startEmulator } from "kaleyra-emulator";

import { adapter } from "../../support/adapter";
import { descendantsOf, whenGone } from "../../support/processes";
import { Aftermath } from "../cli/aftermath";
import { CliProject, type CommandRun } from "../cli/cli-project";
import { requestReceived } from "../cli/request-received";
import type { Counts } from "../matrix/outcome";
import { twoWabas } from "../server/faulty-kaleyra";
import { type Death, leftoverReasonOf } from "./scenarios";

export interface DeathOutcome {
  readonly title: string;
  readonly moment: string;
  readonly killed: string;
  /** The reason, where something is known to be left behind. */
  readonly leftoverReason?: string;
  readonly counts: Counts;
  /**
   * Whether `recover` listed a draft that the engine had forgotten, which was discarded with the
   * command in the message.
   */
  readonly byHand: boolean;
  /** What the user read, run by run. */
  readonly read: readonly { readonly command: string; readonly output: string }[];
}

/** Kills at one request boundary, then does what a user would, and counts what is left. */
export async function runDeath(death: Death): Promise<DeathOutcome> {
  const { scenario, request, moment, killed } = death;
  await using kaleyra = await startEmulator({ accounts: [twoWabas] });
  await using project = await CliProject.create({ ...kaleyra.environment });
  for (const deployed of [scenario.before, scenario.staged]) {
    if (deployed === undefined) continue;
    await project.declare({ survey: deployed });
    await project.mustEndWell("up", "--yes", "--skip-preview");
  }

  const wanted = { survey: scenario.wanted };
  await project.declare(wanted);
  const aftermath = new Aftermath(kaleyra, project);
  await aftermath.follow(`${scenario.command}, killed`, killedRun(death, kaleyra, project));
  kaleyra.clearFaults();

  const byHand = await aftermath.recover();
  // What is in the state may have gone in the meantime, and only a refresh sees that.
  const up = project.run("up", "--refresh", "--yes", "--skip-preview");
  await aftermath.follow("up --refresh", up);
  const differences = await aftermath.differences(wanted);
  const counts = { ...differences, ...(await aftermath.remains()) };

  const title = `${scenario.title}: ${request}`;
  const leftoverReason = leftoverReasonOf(death);
  const { read } = aftermath;
  return { title, moment, killed, read, byHand, counts, ...(leftoverReason && { leftoverReason }) };
}

/** Runs until the request has come, and has perhaps been acted on; then one process is killed. */
async function killedRun(
  { scenario, request, moment, killed }: Death,
  kaleyra: Emulator,
  project: CliProject,
): Promise<CommandRun> {
  kaleyra.clearRequests();
  kaleyra.addFault({ operation: request, hang: moment });
  const running = project.start(scenario.command, "--yes", "--skip-preview");
  await requestReceived(kaleyra, request, running);
  await sleep(100); // For Kaleyra to act.
  const pid = running.process.pid ?? 0;
  const plugins = descendantsOf(pid);
  const provider = plugins.find(({ command }) => providerCommand[adapter].test(command));
  if (provider === undefined) throw new Error("There is no process of the provider.");
  process.kill(killed === "engine" ? pid : provider.pid, "SIGKILL");
  const run = await running.ended;
  await whenGone(plugins, 2_000);
  return run;
}

const providerCommand = {
  dynamic: /node .*cmd\/dynamic-provider/,
  plugin: /node .*pulumi-resource-kaleyra/,
} as const;
