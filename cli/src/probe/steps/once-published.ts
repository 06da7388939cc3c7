import { endpointDocument, endpointUri, goodDocument } from "../documents";
import { outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";

/** Whether a draft that was published once can be deleted, or else deprecated. */
export async function askOncePublished(run: ProbeRun): Promise<void> {
  const { findings, prefix } = run;
  const { flow } = await run.create(`${prefix}-once`);
  if (flow === undefined) return;
  await run.awaitStage(flow, "DRAFT");
  await run.upload(flow, JSON.stringify(goodDocument));
  if (!(await run.consent.toPublish(flow.name))) return;
  await run.publish(flow);
  await run.awaitStage(flow, "PUBLISHED");
  await run.edit(flow, { categories: ["SURVEY"] });
  const { stage } = await run.stage(flow);
  if (stage !== "DRAFT") {
    return findings.leaveOpen("once-published-draft", `it did not become a DRAFT but ${stage}`);
  }
  const deletion = await run.delete(flow);
  if ((await run.stage(flow)).stage === undefined) {
    return findings.tell("once-published-draft", "it can be deleted", {
      held: true,
      by: [deletion],
    });
  }
  if (!(await run.consent.toDeprecate(flow.name))) {
    return findings.tell("once-published-draft", "it cannot be deleted", {
      held: false,
      by: [deletion],
    });
  }
  const deprecation = await run.deprecate(flow);
  const after = await run.stage(flow);
  const both = after.stage === "DRAFT";
  const said = both
    ? "it can be neither deleted nor deprecated"
    : "it cannot be deleted, but deprecated";
  findings.tell("once-published-draft", `${said}: ${outcomeOf(deletion)}`, {
    held: false,
    by: [deletion, deprecation],
  });
}

/** Whether a flow with an endpoint is published without an encryption key. */
export async function askPublicKey(run: ProbeRun): Promise<OwnFlow | undefined> {
  const { findings, prefix } = run;
  const { flow } = await run.create(`${prefix}-endpoint`);
  if (flow === undefined) return undefined;
  await run.awaitStage(flow, "DRAFT");
  const set = await run.edit(flow, { endpoint_uri: endpointUri });
  await run.upload(flow, JSON.stringify(endpointDocument));
  if (!(await run.consent.toPublish(flow.name))) return flow;
  const published = await run.publish(flow);
  const { stage, asked } = await run.awaitStage(
    flow,
    published.failure === undefined ? "PUBLISHED" : "DRAFT",
  );
  const needed = /public key/i.test(published.response.text);
  if (stage === "PUBLISHED")
    findings.tell("public-key-needed", "published without one", {
      held: true,
      by: [set, published],
    });
  else if (needed)
    findings.tell("public-key-needed", `needed: ${outcomeOf(published)}`, {
      held: false,
      by: [published],
    });
  else
    findings.leaveOpen("public-key-needed", `refused: ${outcomeOf(published)}`, published, asked);
  return flow;
}
