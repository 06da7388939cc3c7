import { KaleyraError } from "../../../provider/kaleyra/failure";
import { cleanUp, type LeftBehind } from "./clean-up";
import type { Exchanges } from "./exchanges";
import type { Finding } from "./findings";
import { outcomeOf } from "./refusal-form";
import type { OwnFlow, ProbeRun } from "./run";
import { askOwner, create, createWithMore } from "./steps/creation";
import { askDocument, askLinkAgain } from "./steps/document";
import { askEncryptionKey } from "./steps/encryption-key";
import { askContentType, askMetadata } from "./steps/metadata";
import { askOncePublished, askPublicKey } from "./steps/once-published";
import { aboutCodes, askDeprecated, askPublished, type Coded, publish } from "./steps/publishing";
import { askFields, askListFields, askPages } from "./steps/reads";
import { askAsStranger, knock } from "./steps/strangers";

/** What came of a probe. */
export interface Probed {
  readonly findings: readonly Finding[];
  readonly leftBehind: readonly LeftBehind[];
  /** Why it ended early, if it did. */
  readonly stopped?: string;
}

/** Asks everything, then takes away what it made. */
export async function probe(run: ProbeRun, progress: (line: string) => void): Promise<Probed> {
  let stopped: string | undefined;
  try {
    stopped = await askAll(run, progress);
  } catch (error) {
    if (!(error instanceof KaleyraError) && !isAbort(error)) throw error;
    stopped = error instanceof KaleyraError ? error.message : "stopped";
  }
  progress("taking away what was made");
  run.exchanges.resume();
  const leftBehind = await cleanUp(run);
  aboutTime(run);
  const findings = run.findings.all(
    stopped === undefined ? "a step that it takes failed, or was not agreed to" : "not reached",
  );
  return { findings, leftBehind, ...(stopped !== undefined && { stopped }) };
}

async function askAll(
  run: ProbeRun,
  progress: (line: string) => void,
): Promise<string | undefined> {
  progress("knocking, as itself and as a stranger");
  const refused = await knock(run);
  if (refused !== undefined) return refused;
  await askAsStranger(run);
  progress("making drafts");
  const flow = await create(run);
  if (flow === undefined) return "no flow could be created";
  const spare = await createWithMore(run, flow);
  progress("reading");
  await askFields(run, flow);
  await askOwner(run, flow);
  await askListFields(run);
  await askPages(run);
  if (run.number !== undefined) await askEncryptionKey(run, run.number);
  progress("changing a draft");
  await askMetadata(run, flow);
  if (spare !== undefined) await askContentType(run, spare);
  progress("uploading documents");
  const link = await askDocument(run, flow);
  await askPublishing(run, flow, progress);
  if (link !== undefined) await askLinkAgain(run, link);
  return undefined;
}

async function askPublishing(
  run: ProbeRun,
  flow: OwnFlow,
  progress: (line: string) => void,
): Promise<void> {
  if (!(await run.consent.toPublish(flow.name))) return;
  progress("publishing");
  if (!(await publish(run, flow))) return;
  const coded: Coded = [];
  const editable = await askPublished(run, flow, coded);
  if (editable) {
    await run.publish(flow);
    await run.awaitStage(flow, "PUBLISHED");
  }
  if (await run.consent.toDeprecate(flow.name)) await askDeprecated(run, flow, coded);
  aboutCodes(run, coded);
  progress("publishing once more, and with an endpoint");
  if (editable) await askOncePublished(run);
  else run.findings.leaveOpen("once-published-draft", "a published flow does not become a draft");
  await askPublicKey(run);
}

function aboutTime({
  exchanges,
  findings,
}: {
  readonly exchanges: Exchanges;
  readonly findings: ProbeRun["findings"];
}): void {
  const times = exchanges.all
    .map(({ milliseconds }) => milliseconds)
    .sort((one, other) => one - other);
  const [middle = 0, slowest = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
  findings.tell("answer-time", `${middle} ms in the middle, ${slowest} ms at most`, {
    held: slowest < 30_000,
  });
  const { tooFast, all } = exchanges;
  if (tooFast === undefined) {
    return findings.leaveOpen("rate-limit-body", `not met in ${all.length} requests`);
  }
  const after = tooFast.response.retryAfterMs;
  const wait = after === undefined ? "without Retry-After" : `Retry-After ${after / 1000} s`;
  findings.tell(
    "rate-limit-body",
    `status ${tooFast.response.status}, ${wait}: ${outcomeOf(tooFast)}`,
    { held: true, by: [tooFast] },
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
