import { endpointDocument, endpointUri, goodDocument } from "../documents";
import { outcomeOf } from "../refusal-form";
import type { ProbeRun } from "../run";

/** Finds out whether a draft that was published once can be deleted or deprecated. */
export async function probeOncePublished(run: ProbeRun): Promise<void> {
  const { findings } = run;
  const { flow } = await run.create("-once");
  if (flow === undefined) return;
  await run.awaitStatus(flow, "DRAFT");
  await run.upload(flow, JSON.stringify(goodDocument));
  if (!(await run.consent.askToPublish(flow.name))) return;
  await run.publish(flow);
  await run.awaitStatus(flow, "PUBLISHED");
  // An edit makes a DRAFT of a published flow: `edit-unpublishes` in docs/assumptions.md.
  await run.edit(flow, { categories: ["SURVEY"] });
  const { status } = await run.status(flow);
  if (status !== "DRAFT") {
    return findings.leaveUnknown(
      "once-published-draft",
      `it did not become a DRAFT, it is ${status}`,
    );
  }
  const deletion = await run.delete(flow);
  if ((await run.status(flow)).status === undefined) {
    return findings.record("once-published-draft", "it can be deleted", {
      confirmed: true,
      by: [deletion],
    });
  }
  if (!(await run.consent.askToDeprecate(flow.name))) {
    return findings.record("once-published-draft", "it cannot be deleted", {
      confirmed: false,
      by: [deletion],
    });
  }
  const deprecation = await run.deprecate(flow);
  const isStillDraft = (await run.status(flow)).status === "DRAFT";
  const message = isStillDraft
    ? "it can be neither deleted nor deprecated"
    : "it cannot be deleted, but deprecated";
  findings.record("once-published-draft", `${message}: ${outcomeOf(deletion)}`, {
    confirmed: false,
    by: [deletion, deprecation],
  });
}

/** Finds out whether a flow with an endpoint is published without an encryption key. */
export async function probePublicKey(run: ProbeRun): Promise<void> {
  const { findings } = run;
  const { flow } = await run.create("-endpoint");
  if (flow === undefined) return;
  await run.awaitStatus(flow, "DRAFT");
  const set = await run.edit(flow, { endpoint_uri: endpointUri });
  await run.upload(flow, JSON.stringify(endpointDocument));
  if (!(await run.consent.askToPublish(flow.name))) return;
  const publication = await run.publish(flow);
  const expected = publication.failure === undefined ? "PUBLISHED" : "DRAFT";
  const { status, result } = await run.awaitStatus(flow, expected);
  const message = outcomeOf(publication);
  if (status === "PUBLISHED") {
    return findings.record("public-key-needed", "published without one", {
      confirmed: true,
      by: [set, publication],
    });
  }
  // Meta has one code for every refused publish; its text names the reason.
  if (/public key/i.test(publication.response.text)) {
    return findings.record("public-key-needed", `needed: ${message}`, {
      confirmed: false,
      by: [publication],
    });
  }
  findings.leaveUnknown("public-key-needed", `refused: ${message}`, publication, result);
}
