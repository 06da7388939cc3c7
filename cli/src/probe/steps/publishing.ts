import { isNotEditableRefusal, isPublishedRefusal } from "../../../../provider/kaleyra/refusals";
import { frozenDocument, goodDocument } from "../documents";
import type { RecordedResult } from "../exchanges";
import { formOf, metaCodeOf, outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";
import { describeDelay, providerRereads } from "./creation";
import { listFlows } from "./reads";

/** Codes that Meta documents, with the results that are expected to have them. */
export type ExpectedCodes = { readonly code: string; readonly result: RecordedResult }[];

/**
 * Publishes the flow. First tries a document of a frozen version, which Meta documents as refused.
 *
 * @returns Whether the flow reads PUBLISHED now.
 */
export async function probePublish(run: ProbeRun, flow: OwnFlow): Promise<boolean> {
  const { findings } = run;
  await run.upload(flow, JSON.stringify(frozenDocument));
  const frozen = await run.publish(flow);
  const isRefused = frozen.failure !== undefined;
  findings.record("frozen-versions", isRefused ? `refused: ${outcomeOf(frozen)}` : "published", {
    confirmed: !isRefused,
    by: [frozen],
  });
  let publication = frozen;
  if (isRefused) {
    await run.upload(flow, JSON.stringify(goodDocument));
    publication = await run.publish(flow);
  }
  const read = await run.awaitStatus(flow, "PUBLISHED");
  if (!read.isInTime) {
    const reason = `it could not be published: ${outcomeOf(publication)}`;
    findings.leaveUnknown("read-lag", reason, publication);
    return false;
  }
  if (publication.failure === undefined) {
    findings.record("json-content-type", "accepted", { confirmed: true, by: [publication] });
  }
  const delay = read.rereads === 0 ? "at once" : `after ${describeDelay(read)}`;
  findings.record("read-lag", `it reads PUBLISHED ${delay}`, {
    confirmed: read.rereads <= providerRereads,
    by: [publication, read.result],
  });
  return true;
}

/**
 * Finds out what Kaleyra refuses for a published flow, and what an edit does to one.
 *
 * @returns Whether the edit made the flow a DRAFT again.
 */
export async function probePublished(
  run: ProbeRun,
  flow: OwnFlow,
  expectedCodes: ExpectedCodes,
): Promise<boolean> {
  const { findings } = run;
  const secondPublish = await run.publish(flow);
  expectedCodes.push({ code: "139002", result: secondPublish });
  const deletion = await run.delete(flow);
  expectedCodes.push({ code: "139004", result: deletion });
  const { failure } = deletion;
  const isRecognized = failure?.kind === "refused" && isPublishedRefusal(failure);
  const form = formOf(deletion);
  findings.record(
    "delete-of-published",
    form === undefined ? "deleted!" : `${form}: ${outcomeOf(deletion)}`,
    { confirmed: isRecognized, by: [deletion] },
  );

  const edit = await run.edit(flow, { categories: ["SURVEY"] });
  const { status, result } = await run.status(flow);
  const confirmed = status === "DRAFT";
  findings.record(
    "edit-unpublishes",
    confirmed ? "it is a DRAFT again" : `it is ${status}: ${outcomeOf(edit)}`,
    { confirmed, by: [edit, result] },
  );
  if (!confirmed) recordNotEditable(run, edit);
  return confirmed;
}

function recordNotEditable({ findings }: ProbeRun, edit: RecordedResult): void {
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
  expectedCodes.push({ code: "139003", result: await run.deprecate(flow) });
  const edit = await run.edit(flow, { categories: ["OTHER"] });
  expectedCodes.push({ code: "139001/4016010", result: edit });
  recordNotEditable(run, edit);

  await probeListOfDeprecated(run, flow);
  const namesake = await run.createNamesake(flow);
  const keeps = namesake.flow === undefined;
  findings.record(
    "deprecated-keeps-name",
    keeps ? `it keeps its name: ${outcomeOf(namesake.result)}` : "its name is free",
    { confirmed: keeps, by: [namesake.result] },
  );
}

async function probeListOfDeprecated(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const { findings } = run;
  for await (const { flow: listed, result } of listFlows(run)) {
    if (listed.id === flow.id) {
      return findings.record("list-has-deprecated", "it is in the list", {
        confirmed: true,
        by: [result],
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
  const seen = expectedCodes.map(({ code, result }) => ({
    code,
    result,
    actual: metaCodeOf(result),
  }));
  const withCode = seen.filter(({ actual }) => actual !== undefined);
  const evidence = seen.map(({ result }) => result);
  if (withCode.length === 0) {
    return findings.record("meta-codes", "Kaleyra passes on no code of Meta's", {
      confirmed: false,
      by: evidence,
    });
  }
  const unexpected = withCode.filter(({ code, actual }) => code !== actual);
  const message =
    unexpected.length === 0
      ? withCode.map(({ code }) => code).join(", ")
      : unexpected.map(({ code, actual }) => `${actual} instead of ${code}`).join(", ");
  findings.record("meta-codes", message, { confirmed: unexpected.length === 0, by: evidence });
}
