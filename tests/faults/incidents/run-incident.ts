import { setTimeout as sleep } from "node:timers/promises";

import { startEmulator } from "kaleyra-emulator";

import { descendantsOf, whenGone } from "../../support/processes";
import { selfSigned } from "../../support/self-signed";
import { tlsFront } from "../../support/tls-front";
import { Aftermath, type TranscriptEntry } from "../cli/aftermath";
import { CliProject, type WatchedRun } from "../cli/cli-project";
import { requestReceived } from "../cli/request-received";
import { timeLimitSeconds } from "../matrix/new-stack";
import type { Counts, Verdict } from "../matrix/outcome";
import { twoWabas } from "../server/faulty-kaleyra";
import type { Incident, Scene } from "./incident";

export interface IncidentOutcome {
  readonly title: string;
  readonly verdict: Verdict;
  /** What the user read about the flows in the run with the incident; each once, as `generalMessage` writes it. */
  readonly messages: readonly string[];
  /** Whether `recover` listed a draft, which was discarded with the command in the message. */
  readonly isDiscarded: boolean;
  /** Whether the message of the run names `pulumi refresh`, which was run then. */
  readonly isRefreshed: boolean;
  readonly counts: Counts;
  readonly transcript: readonly TranscriptEntry[];
}

const up = ["up", "--yes", "--skip-preview"] as const;

/** Runs the incident, then does what a user would, and counts what is left. */
export async function runIncident(incident: Incident): Promise<IncidentOutcome> {
  const { title, before, wanted, declareOptions } = incident;
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
    await project.declare(before, declareOptions);
    await project.mustSucceed(...up);
  }

  await project.declare(wanted, declareOptions);
  const scene = { kaleyra, front, project };
  const aftermath = new Aftermath(kaleyra, project);
  kaleyra.clearRequests();
  incident.injectFault?.(scene);
  const faultRun = await aftermath.follow("up", runWithFault(incident, scene));
  assertHappened(incident, scene, faultRun);
  kaleyra.clearFaults();
  front.breakWith(undefined);
  project.setEnvironment(environment);

  const isDiscarded = await aftermath.recover();
  // The hint of provider/lifecycle/shared-id.ts and flow/lookup.ts.
  const isRefreshed = faultRun.output.includes("`pulumi refresh` corrects the id");
  if (isRefreshed) await aftermath.follow("refresh", project.run("refresh", "--yes"));
  const { code } = await aftermath.follow("up", project.run(...up));
  const { unrepaired, ...differences } = await aftermath.differences(wanted);
  const preview = await aftermath.follow("preview", project.run("preview", "--expect-no-changes"));
  // A flow can be as wanted at Kaleyra while its state is not: then the up or the preview shows it.
  const isRepaired = code === 0 && preview.code === 0;
  const counts = {
    ...differences,
    unrepaired: isRepaired ? unrepaired : Math.max(1, unrepaired),
    ...(await aftermath.remains()),
  };
  const { transcript } = aftermath;
  const messages = messagesOf(faultRun);
  const verdict = verdictOf(faultRun, messages);
  return { title, verdict, messages, isDiscarded, isRefreshed, counts, transcript };
}

function verdictOf({ code }: WatchedRun, messages: readonly string[]): Verdict {
  if (code !== 0) return "failed";
  return messages.length > 0 ? "warned" : "ok";
}

/**
 * Runs the `up` that goes wrong, and sends the signals half a second apart. A provider that outlives
 * its engine counts as a hang.
 */
async function runWithFault(
  { signals }: Incident,
  { kaleyra, project }: Scene,
): Promise<WatchedRun> {
  const running = project.start(...up);
  if (signals === undefined) return running.ended;
  await requestReceived(kaleyra, signals.at, running);
  const descendants = descendantsOf(running.process.pid!);
  for (const signal of signals.sent) {
    running.process.kill(signal);
    await sleep(500);
  }
  const run = await running.ended;
  const survivors = await whenGone(descendants, 30_000);
  return survivors > 0 ? { ...run, isHung: true } : run;
}

/** @throws {Error} If the run ended without the incident, so that its outcome would mean nothing. */
function assertHappened(
  { title, https }: Incident,
  { kaleyra, front }: Scene,
  { output }: WatchedRun,
): void {
  // A fault that applies "always" is never used up.
  const hasUnusedFault = kaleyra.faults().some(({ times }) => times !== "always");
  // If the provider refuses the certificate, there is no request and so no broken response.
  const isUnbroken = https === true && front.broken() === 0 && kaleyra.requests().length > 0;
  if (hasUnusedFault || isUnbroken) throw new Error(`The run ended without ${title}:\n${output}`);
}

/** The messages about flows, each once. Errors of an unfinished create are a list with `*`. */
function messagesOf({ output }: WatchedRun): readonly string[] {
  const lines = output.split("\n").flatMap((line) => {
    const text = /^\s*(?:error: |\* |(?:warning: )?(?=kaleyra: ))(.*)/.exec(line)?.[1];
    return text === undefined || summaries.test(text) ? [] : [generalMessage(text.trim())];
  });
  return [...new Set(lines)];
}

/** The engine's messages about the run as a whole. */
const summaries = /^(update (failed|cancell?ed)|\d+ errors? occurred:)$/;

/** The message with placeholders for names, ids, folders and addresses, so that it is equal for every flow. */
function generalMessage(message: string): string {
  return message
    .replace(/\b(survey|lead)(-[0-9a-f]{7})?\b/g, "NAME")
    .replace(/\b\d{15,}\b/g, "ID")
    .replace(/\/tmp\/kaleyra-faults-\w+/g, "<folder>")
    .replace(/127\.0\.0\.1:\d+/g, "HOST")
    .replace(/(\u{1f600}){3,}/gu, "\u{1f600}…");
}
