import { isNotEditableRefusal, isPublishedRefusal } from "../../../../provider/kaleyra/refusals";
import { frozenDocument, goodDocument } from "../documents";
import type { RecordedReply } from "../exchanges";
import { formOf, metaCodeOf, outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";
import { describeDelay } from "./creation";
import { listFlows } from "./reads";

/** Codes that Meta documents, with the replies that are expected to have them. */
export type ExpectedCodes = { readonly code: string; readonly reply: RecordedReply }[];

/** Publishes the flow. First tries a document of a frozen version, which Meta should refuse. */
export async function publish(run: ProbeRun, flow: OwnFlow): Promise<boolean> {
  const { findings } = run;
  await run.upload(flow, JSON.stringify(frozenDocument));
  const frozen = await run.publish(flow);
  let published = frozen;
  const refused = frozen.failure !== undefined;
  findings.record("frozen-versions", refused ? `refused: ${outcomeOf(frozen)}` : "published", {
    confirmed: !refused,
    by: [frozen],
  });
  if (refused) {
    await run.upload(flow, JSON.stringify(goodDocument));
    published = await run.publish(flow);
  }
  const read = await run.awaitStatus(flow, "PUBLISHED");
  if (!read.inTime) {
    const why = `it could not be published: ${outcomeOf(published)}`;
    findings.leaveUnknown("read-lag", why, published);
    return false;
  }
  if (published.failure === undefined) {
    findings.record("json-content-type", "taken", { confirmed: true, by: [published] });
  }
  const when = read.rereads === 0 ? "at once" : `after ${describeDelay(read)}`;
  findings.record("read-lag", `it reads PUBLISHED ${when}`, {
    confirmed: read.rereads <= 4,
    by: [published, read.reply],
  });
  return true;
}

/** Finds out what Kaleyra refuses for a published flow, and what an edit does to one. */
export async function probePublished(
  run: ProbeRun,
  flow: OwnFlow,
  expectedCodes: ExpectedCodes,
): Promise<boolean> {
  const { findings } = run;
  const again = await run.publish(flow);
  expectedCodes.push({ code: "139002", reply: again });
  const deletion = await run.delete(flow);
  expectedCodes.push({ code: "139004", reply: deletion });
  const { failure } = deletion;
  const recognized = failure?.kind === "refused" && isPublishedRefusal(failure);
  const form = formOf(deletion);
  findings.record(
    "delete-of-published",
    form === undefined ? "deleted!" : `${form}: ${outcomeOf(deletion)}`,
    { confirmed: recognized, by: [deletion] },
  );

  const edit = await run.edit(flow, { categories: ["SURVEY"] });
  const { status, reply } = await run.status(flow);
  const confirmed = status === "DRAFT";
  findings.record(
    "edit-unpublishes",
    confirmed ? "it is a DRAFT again" : `it is ${status}: ${outcomeOf(edit)}`,
    { confirmed, by: [edit, reply] },
  );
  if (!confirmed) recordNotEditable(run, edit);
  return confirmed;
}

function recordNotEditable({ findings }: ProbeRun, edit: RecordedReply): void {
  const { failure } = edit;
  if (failure === undefined) return;
  findings.record("not-editable", outcomeOf(edit), {
    confirmed: failure.kind === "refused" && isNotEditableRefusal(failure),
    by: [edit],
  });
}

/** Deprecates the flow, and finds out what is still possible. */
export async function probeDeprecated(
  run: ProbeRun,
  flow: OwnFlow,
  expectedCodes: ExpectedCodes,
): Promise<void> {
  const { findings } = run;
  await run.deprecate(flow);
  const { status } = await run.awaitStatus(flow, "DEPRECATED");
  if (status !== "DEPRECATED") return;
  expectedCodes.push({ code: "139003", reply: await run.deprecate(flow) });
  const edit = await run.edit(flow, { categories: ["OTHER"] });
  expectedCodes.push({ code: "139001/4016010", reply: edit });
  recordNotEditable(run, edit);

  await probeList(run, flow);
  const namesake = await run.create(flow.name);
  const keeps = namesake.flow === undefined;
  findings.record(
    "deprecated-keeps-name",
    keeps ? `it keeps it: ${outcomeOf(namesake.reply)}` : "its name is free",
    { confirmed: keeps, by: [namesake.reply] },
  );
}

async function probeList(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  for await (const { flow: listed, reply } of listFlows(run)) {
    if (listed.id === flow.id) {
      return findings.record("list-has-deprecated", "it is in the list", {
        confirmed: true,
        by: [reply],
      });
    }
  }
  findings.record("list-has-deprecated", "it is not in the list", { confirmed: false });
}

/**
 * Finds out whether Kaleyra passes on Meta's codes, and whether they are those that Meta documents.
 */
export function recordCodes({ findings }: ProbeRun, expectedCodes: ExpectedCodes): void {
  if (expectedCodes.length === 0) return;
  const seen = expectedCodes.map(({ code, reply }) => ({ code, reply, actual: metaCodeOf(reply) }));
  const withCode = seen.filter(({ actual }) => actual !== undefined);
  const shown = seen.map(({ reply }) => reply);
  if (withCode.length === 0) {
    return findings.record("meta-codes", "Kaleyra passes on no code of Meta's", {
      confirmed: false,
      by: [...shown],
    });
  }
  const others = withCode.filter(({ code, actual }) => code !== actual);
  const message =
    others.length === 0
      ? withCode.map(({ code }) => code).join(", ")
      : others.map(({ code, actual }) => `${actual} instead of ${code}`).join(", ");
  findings.record("meta-codes", message, { confirmed: others.length === 0, by: [...shown] });
}
