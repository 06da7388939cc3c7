import { endpoints, fieldsQuery, flowFields } from "../../../../provider/kaleyra/endpoints";
import { wabaId } from "../../../../provider/kaleyra/ids";
import { podAt, podNamedBy, unusedFlowId } from "../../doctor/credentials";
import type { RecordedResult } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import type { ProbeRun } from "../run";

/** An id that no WABA has, and a key that no account has. */
const unusedWabaId = wabaId("1");
const unusedApiKey = `A${"0".repeat(32)}`;

/**
 * Checks that the account can read the WABA. Without access the probe ends, with a finding about
 * the refusal.
 *
 * @returns The reason why the probe cannot continue, or `undefined`.
 */
export async function checkAccess(run: ProbeRun): Promise<string | undefined> {
  const path = `${endpoints.flows(run.waba)}${fieldsQuery(flowFields.summary)}`;
  const result = await run.send({ method: "GET", path });
  const { failure } = result;
  if (failure?.kind === "forbidden") {
    const confirmed = result.response.status === 401 || result.response.status === 403;
    run.findings.record("blocked-address-body", outcomeOf(result), { confirmed, by: [result] });
  }
  if (failure?.kind === "notEntitled") {
    run.findings.record("entitlement-body", outcomeOf(result), { confirmed: true, by: [result] });
  }
  if (failure === undefined) recordSid(run, result);
  return failure === undefined ? undefined : outcomeOf(result);
}

/** What a response to the account shows about its SID. */
function recordSid(
  { exchanges: { connection }, findings }: ProbeRun,
  result: RecordedResult,
): void {
  // The configuration refuses any other SID, and Kaleyra has accepted this one.
  findings.record("sid-characters", "the account's own has letters and digits only", {
    confirmed: true,
    by: [result],
  });
  const { sid, apiUrl } = connection;
  const pod = podAt(apiUrl);
  if (pod === undefined) {
    return findings.leaveUnknown("sid-names-pod", `${apiUrl.host} is no known pod's`);
  }
  const confirmed = podNamedBy(sid)?.name === pod.name;
  findings.record("sid-names-pod", `the SID of pod ${pod.name} ends in ${sid.slice(-2)}`, {
    confirmed,
  });
}

/** Finds out how Kaleyra refuses a wrong key, an unknown flow and an unknown WABA. */
export async function probeRefusals(run: ProbeRun): Promise<void> {
  const { findings, waba } = run;
  const list = { method: "GET", path: endpoints.flows(waba) } as const;
  const wrongKey = await run.send(list, { apiKey: unusedApiKey });
  findings.record("failures-as-deletion", `a wrong key: ${outcomeOf(wrongKey)}`, {
    confirmed: wrongKey.failure?.kind === "badCredentials",
    by: [wrongKey],
  });

  const deleted = await run.send({ method: "DELETE", path: endpoints.flow(unusedFlowId) });
  const read = await run.send({ method: "GET", path: endpoints.flow(unusedFlowId) });
  findings.record(
    "unknown-flow-body",
    `status ${deleted.response.status} to DELETE, ${read.response.status} to GET: ${outcomeOf(deleted)}`,
    {
      confirmed: [deleted, read].every(({ failure }) => failure?.kind === "noSuchFlow"),
      by: [deleted, read],
    },
  );

  const elsewhere = await run.send({ method: "GET", path: endpoints.flows(unusedWabaId) });
  findings.record(
    "wrong-waba-body",
    `status ${elsewhere.response.status}: ${outcomeOf(elsewhere)}`,
    {
      confirmed: elsewhere.failure?.kind === "noSuchWaba",
      by: [elsewhere],
    },
  );
  const codes = [deleted, elsewhere]
    .map(({ response }) => codeIn(response.text))
    .filter((code) => code !== undefined);
  const haveHyphens = codes.every((code) => code.includes("-"));
  const seen = [...new Set(codes)].join(", ");
  findings.record("code-hyphen", `codes seen: ${seen}`, {
    confirmed: codes.length > 0 && haveHyphens,
    by: [deleted],
  });
}

/** Kaleyra's own code: Meta's codes are numbers. */
function codeIn(text: string): string | undefined {
  return /"code"\s*:\s*"([^"]*)"/.exec(text)?.[1];
}
