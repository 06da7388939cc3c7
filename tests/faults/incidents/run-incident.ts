import { setTimeout as sleep } from "node:timers/promises";

import { startEmulator } from "kaleyra-emulator";

import { descendantsOf, whenGone } from "../../support/processes";
import { selfSigned } from "../../support/self-signed";
import { tlsFront } from "../../support/tls-front";
import { Aftermath } from "../cli/aftermath";
import { CliProject, type CommandRun } from "../cli/cli-project";
import { requestReceived } from "../cli/request-received";
import { timeLimitSeconds } from "../matrix/new-stack";
import type { Counts, Verdict } from "../matrix/outcome";
import { twoWabas } from "../server/faulty-kaleyra";
import type { Incident, Scene } from "./incident";

export interface IncidentOutcome {
  readonly title: string;
  readonly verdict: Verdict;
  /** What the user read about the flows in the run with the incident. */
  readonly messages: readonly string[];
  /** Whether `recover` listed a draft, which was discarded with the command in the message. */
  readonly byHand: boolean;
  /** Whether the message of the run names `pulumi refresh`. */
  readonly isRefreshed: boolean;
  readonly counts: Counts;
  /** Everything that the user read, run by run. */
  readonly read: readonly { readonly command: string; readonly output: string }[];
}

const up = ["up", "--yes", "--skip-preview"] as const;

/** Lets it happen, then does what a user would, and counts what is left. */
export async function runIncident(incident: Incident): Promise<IncidentOutcome> {
  const { title, before, wanted, declaring } = incident;
  await using kaleyra = await startEmulator({ accounts: [twoWabas] });
  await using front = await tlsFront(kaleyra);
  await using project = await CliProject.create({ ...kaleyra.environment });
  const environment = {
    KALEYRA_TIMEOUT_SECONDS: String(timeLimitSeconds),
    ...(incident.https === true && {
      KALEYRA_API_URL: front.url,
      NODE_EXTRA_CA_CERTS: await project.write("ca.pem", selfSigned.cert),
    }),
    ...incident.environment,
  };
  project.setEnvironment(environment);
  if (before !== undefined) {
    await project.declare(before, declaring);
    await project.mustEndWell(...up);
  }

  await project.declare(wanted, declaring);
  const scene = { kaleyra, front, project };
  const aftermath = new Aftermath(kaleyra, project);
  kaleyra.clearRequests();
  incident.injectFault?.(scene);
  const faultRun = await aftermath.follow("up", runWithFault(incident, scene));
  mustHaveHappened(incident, scene, faultRun);
  kaleyra.clearFaults();
  front.breakWith(undefined);
  project.setEnvironment(environment);

  const byHand = await aftermath.recover();
  const isRefreshed = faultRun.output.includes("`pulumi refresh` corrects the id");
  if (isRefreshed) await aftermath.follow("refresh", project.run("refresh", "--yes"));
  const { code } = await aftermath.follow("up", project.run(...up));
  const { unrepaired, ...differences } = await aftermath.differences(wanted);
  const preview = await aftermath.follow("preview", project.run("preview", "--expect-no-changes"));
  const isRepaired = code === 0 && preview.code === 0;
  const counts = {
    ...differences,
    unrepaired: isRepaired ? unrepaired : Math.max(1, unrepaired),
    ...(await aftermath.remains()),
  };
  const messages = messagesOf(faultRun);
  const verdict = faultRun.code !== 0 ? "failed" : messages.length > 0 ? "warned" : "ok";
  return { title, verdict, messages, byHand, isRefreshed, counts, read: aftermath.read };
}

/** Sends the signals a moment apart; a provider that outlives its engine counts as a hang. */
async function runWithFault(
  { signals }: Incident,
  { kaleyra, project }: Scene,
): Promise<CommandRun> {
  const running = project.start(...up);
  if (signals === undefined) return running.ended;
  await requestReceived(kaleyra, signals.at, running);
  const started = descendantsOf(running.process.pid ?? 0);
  for (const signal of signals.sent) {
    running.process.kill(signal);
    await sleep(500);
  }
  const run = await running.ended;
  return (await whenGone(started, 30_000)) > 0 ? { ...run, hung: true } : run;
}

/** @throws {Error} If the run ended without the incident: then it shows nothing. */
function mustHaveHappened(
  { title, https }: Incident,
  { kaleyra, front }: Scene,
  { output }: CommandRun,
): void {
  const waits = kaleyra.faults().some(({ times = 1 }) => Number.isFinite(Number(times)));
  // A certificate that is refused lets nothing through.
  const isUnbroken = https === true && front.broken() === 0 && kaleyra.requests().length > 0;
  if (waits || isUnbroken) throw new Error(`The run ended without ${title}:\n${output}`);
}

function messagesOf({ output }: CommandRun): readonly string[] {
  const lines = output.split("\n").flatMap((line) => {
    const text = /^\s*(?:error: |\* |(?:warning: )?(?=kaleyra: ))(.*)/.exec(line)?.[1];
    return text === undefined || summaries.test(text) ? [] : [generally(text.trim())];
  });
  return [...new Set(lines)];
}

/** The engine's messages about the run as a whole. */
const summaries = /^(update (failed|cancell?ed)|\d+ errors? occurred:)$/;

/** The message with placeholders for names, ids, folders and addresses, so that it is equal for every flow. */
function generally(message: string): string {
  return message
    .replace(/\b(survey|lead)(-[0-9a-f]{7})?\b/g, "NAME")
    .replace(/\b\d{15,}\b/g, "ID")
    .replace(/\/tmp\/kaleyra-faults-\w+/g, "<folder>")
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replace(/(\u{1f600}){3,}/gu, "\u{1f600}…");
}
