import { KaleyraError } from "../../../provider/kaleyra/failure";
import { counted } from "../../../provider/text";
import { cleanUp, type LeftBehind } from "./clean-up";
import type { Verdict } from "./findings";
import { outcomeOf } from "./refusal-form";
import type { OwnFlow, ProbeRun } from "./run";
import { probeRefusals, checkAccess } from "./steps/access";
import { probeOwner, probeCreation, probeCreationFields } from "./steps/creation";
import { probeDocument, probeLinkAgain } from "./steps/document";
import { probeEncryptionKey } from "./steps/encryption-key";
import { probeContentType, probeMetadata } from "./steps/metadata";
import { probeOncePublished, probePublicKey } from "./steps/once-published";
import {
  recordCodes,
  probeDeprecated,
  probePublished,
  type ExpectedCodes,
  probePublish,
} from "./steps/publishing";
import { probeFields, probeListFields, probePages } from "./steps/reads";

/** The result of a probe. The names are keys of the JSON report. */
export interface ProbeResult {
  readonly findings: readonly Verdict[];
  readonly leftBehind: readonly LeftBehind[];
  /** Why it ended early, if it did. */
  readonly stopped?: string;
}

/**
 * Runs all steps, then removes the flows that they created, also after an error of Kaleyra or a
 * Ctrl-C, which ends the steps early.
 *
 * @param progress Called with one line before each group of steps.
 */
export async function probe(run: ProbeRun, progress: (line: string) => void): Promise<ProbeResult> {
  let stopped: string | undefined;
  try {
    stopped = await probeAll(run, progress);
  } catch (error) {
    if (!(error instanceof KaleyraError) && !isAbort(error)) throw error;
    stopped = error instanceof KaleyraError ? error.message : "stopped";
  }
  progress("removing the probe's flows");
  // A Ctrl-C has stopped the exchanges, but must not leave flows behind.
  run.exchanges.resume();
  const leftBehind = await cleanUp(run);
  recordTimes(run);
  recordRateLimit(run);
  const { hasAgreedToPublish, refusal } = run.consent;
  const findings =
    stopped === undefined
      ? run.findings.verdicts(
          "a step that it depends on failed, or you did not agree to it",
          hasAgreedToPublish ? undefined : refusal,
        )
      : run.findings.verdicts("not reached");
  return { findings, leftBehind, ...(stopped !== undefined && { stopped }) };
}

/** @returns The reason why the probe ended early, or `undefined`. */
async function probeAll(
  run: ProbeRun,
  progress: (line: string) => void,
): Promise<string | undefined> {
  progress("checking access, and requests that are refused");
  const refused = await checkAccess(run);
  if (refused !== undefined) return refused;
  await probeRefusals(run);
  progress("creating drafts");
  const flow = await probeCreation(run);
  if (flow === undefined) return "no flow could be created";
  const spare = await probeCreationFields(run, flow);
  progress("reading");
  await probeFields(run, flow);
  await probeOwner(run, flow);
  await probeListFields(run);
  await probePages(run);
  if (run.phoneNumber !== undefined) await probeEncryptionKey(run, run.phoneNumber);
  progress("changing a draft");
  await probeMetadata(run, flow);
  if (spare !== undefined) await probeContentType(run, spare);
  progress("uploading documents");
  const link = await probeDocument(run, flow);
  await probeAfterDrafts(run, flow, progress);
  // Last, when the address is as old as it can be in this run.
  if (link !== undefined) await probeLinkAgain(run, link);
  return undefined;
}

/** The steps that need a published flow, as far as the user agrees to them. */
async function probeAfterDrafts(
  run: ProbeRun,
  flow: OwnFlow,
  progress: (line: string) => void,
): Promise<void> {
  if (!(await run.consent.askToPublish(flow.name))) return;
  progress("publishing");
  if (!(await probePublish(run, flow))) return;
  const expectedCodes: ExpectedCodes = [];
  const becameDraft = await probePublished(run, flow, expectedCodes);
  if (becameDraft) {
    await run.publish(flow);
    await run.awaitStatus(flow, "PUBLISHED");
  }
  if (await run.consent.askToDeprecate(flow.name)) await probeDeprecated(run, flow, expectedCodes);
  recordCodes(run, expectedCodes);
  progress("publishing once more, and with an endpoint");
  if (becameDraft) {
    await probeOncePublished(run);
  } else {
    run.findings.leaveUnknown("once-published-draft", "a published flow does not become a draft");
  }
  await probePublicKey(run);
}

/** The longest wait of the provider for one response: `answer-time` in docs/assumptions.md. */
const assumedMaximumMs = 30_000;

function recordTimes({ exchanges, findings }: ProbeRun): void {
  const times = exchanges.all
    .map(({ milliseconds }) => milliseconds)
    .sort((one, other) => one - other);
  // The fallbacks are for the compiler: the first step sends a request.
  const median = times[Math.floor(times.length / 2)] ?? 0;
  const maximum = times.at(-1) ?? 0;
  findings.record("answer-time", `median ${median} ms, maximum ${maximum} ms`, {
    confirmed: maximum < assumedMaximumMs,
  });
}

function recordRateLimit({ exchanges, findings }: ProbeRun): void {
  const { firstRateLimit, all } = exchanges;
  if (firstRateLimit === undefined) {
    return findings.leaveUnknown("rate-limit-body", `not met in ${counted(all.length, "request")}`);
  }
  // The client has recognized the rate limit, so its form is one of those assumed.
  const { retryAfterMs } = firstRateLimit.response;
  const wait =
    retryAfterMs === undefined ? "without Retry-After" : `Retry-After ${retryAfterMs / 1000} s`;
  findings.record(
    "rate-limit-body",
    `status ${firstRateLimit.response.status}, ${wait}: ${outcomeOf(firstRateLimit)}`,
    { confirmed: true, by: [firstRateLimit] },
  );
}

/** Whether Ctrl-C has ended a wait. A request that it ends is a `KaleyraError`. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
