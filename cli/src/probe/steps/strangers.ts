import { endpoints, fieldsQuery } from "../../../../provider/kaleyra/endpoints";
import { flowFields } from "../../../../provider/kaleyra/flow-fields";
import { flowId, wabaId } from "../../../../provider/kaleyra/ids";
import { podAt, podNamedBy } from "../../doctor/pods";
import type { Asked } from "../exchanges";
import { outcomeOf } from "../refusal-form";
import type { ProbeRun } from "../run";

/** Ids that nobody has. */
const nobodysFlow = flowId("100000000000000001");
const nobodysWaba = wabaId("1");
const nobodysKey = `A${"0".repeat(32)}`;

/**
 * Looks whether account and WABA answer at all. A refusal of everything answers one question, and
 * ends the probe.
 *
 * @returns Why it cannot go on, if it cannot.
 */
export async function knock(run: ProbeRun): Promise<string | undefined> {
  const path = `${endpoints.flows(run.waba)}${fieldsQuery(flowFields.summary)}`;
  const asked = await run.ask({ method: "GET", path });
  const { failure } = asked;
  if (failure?.kind === "forbidden") {
    const held = asked.response.status === 401 || asked.response.status === 403;
    run.findings.tell("blocked-address-body", outcomeOf(asked), { held, by: [asked] });
  }
  if (failure?.kind === "notEntitled") {
    run.findings.tell("entitlement-body", outcomeOf(asked), { held: true, by: [asked] });
  }
  if (failure === undefined) aboutSid(run, asked);
  return failure === undefined ? undefined : outcomeOf(asked);
}

function aboutSid({ exchanges: { connection }, findings }: ProbeRun, asked: Asked): void {
  findings.tell("sid-characters", "the account's own has letters and digits only", {
    held: true,
    by: [asked],
  });
  const { sid, apiUrl } = connection;
  const pod = podAt(apiUrl);
  if (pod === undefined) {
    return findings.leaveOpen("sid-names-pod", `${apiUrl.host} is no known pod's`);
  }
  const held = podNamedBy(sid)?.name === pod.name;
  findings.tell("sid-names-pod", `the SID of pod ${pod.name} ends in ${sid.slice(-2)}`, { held });
}

/** What is answered to a wrong key, an unknown flow and an unknown WABA. */
export async function askAsStranger(run: ProbeRun): Promise<void> {
  const { findings, waba } = run;
  const list = { method: "GET", path: endpoints.flows(waba) } as const;
  const wrongKey = await run.ask(list, { apiKey: nobodysKey });
  findings.tell("failures-as-deletion", `a wrong key: ${outcomeOf(wrongKey)}`, {
    held: wrongKey.failure?.kind === "badCredentials",
    by: [wrongKey],
  });

  const deleted = await run.ask({ method: "DELETE", path: endpoints.flow(nobodysFlow) });
  const read = await run.ask({ method: "GET", path: endpoints.flow(nobodysFlow) });
  findings.tell(
    "unknown-flow-body",
    `status ${deleted.response.status} to DELETE, ${read.response.status} to GET: ${outcomeOf(deleted)}`,
    {
      held: [deleted, read].every(({ failure }) => failure?.kind === "noSuchFlow"),
      by: [deleted, read],
    },
  );

  const elsewhere = await run.ask({ method: "GET", path: endpoints.flows(nobodysWaba) });
  findings.tell("wrong-waba-body", `status ${elsewhere.response.status}: ${outcomeOf(elsewhere)}`, {
    held: elsewhere.failure?.kind === "noSuchWaba",
    by: [elsewhere],
  });
  const codes = [deleted, elsewhere].flatMap(({ response }) => codeIn(response.text) ?? []);
  const hyphens = codes.every((code) => code.includes("-"));
  const seen = [...new Set(codes)].join(", ");
  findings.tell("code-hyphen", `codes seen: ${seen}`, {
    held: codes.length > 0 && hyphens,
    by: [deleted],
  });
}

function codeIn(text: string): string | undefined {
  return /"code"\s*:\s*"([^"]*)"/.exec(text)?.[1];
}
