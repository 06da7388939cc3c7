import { wabaId } from "../../../../provider/kaleyra/ids";
import { isNameTakenRefusal } from "../../../../provider/kaleyra/refusals";
import { readFlow } from "../../../../provider/kaleyra/wire";
import { goodDocument, endpointUri } from "../documents";
import { formOf, outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";

/** Makes a draft and looks at the answer; then another of the same name. */
export async function create(run: ProbeRun): Promise<OwnFlow | undefined> {
  const { findings, prefix } = run;
  const { asked, flow } = await run.create(prefix);
  findings.tell("create-address", outcomeOf(asked), { held: flow !== undefined, by: [asked] });
  if (flow === undefined) return undefined;
  const asText = new RegExp(`"id"\\s*:\\s*"${flow.id}"`).test(asked.response.text);
  findings.tell("ids-are-strings", asText ? "a string" : "a number", { held: asText, by: [asked] });
  const bare = !/"code"\s*:/.test(asked.response.text);
  findings.tell("success-body", bare ? "bare" : "wrapped", { held: bare, by: [asked] });

  const fresh = await run.awaitStage(flow, "DRAFT");
  findings.tell("fresh-id", fresh.rereads === 0 ? "known at once" : `known after ${later(fresh)}`, {
    held: fresh.settled && fresh.rereads <= 4,
    by: [asked, fresh.asked],
  });

  const again = await run.create(prefix);
  const form = formOf(again.asked);
  const said = form === undefined ? "there are two now" : `${form}: ${outcomeOf(again.asked)}`;
  findings.tell("names-unique", said, { held: again.flow === undefined, by: [again.asked] });
  findings.tell("refusal-form", said, { held: form === "raw", by: [again.asked] });
  const { failure } = again.asked;
  findings.tell("name-taken", said, {
    held: failure?.kind === "refused" && isNameTakenRefusal(failure),
    by: [again.asked],
  });
  return flow;
}

/** Whether create takes document and endpoint along, and in which order ids come. */
export async function createWithMore(run: ProbeRun, first: OwnFlow): Promise<OwnFlow | undefined> {
  const { findings, prefix } = run;
  const more = { flow_json: JSON.stringify(goodDocument), endpoint_uri: endpointUri };
  const { asked, flow } = await run.create(`${prefix}-more`, more);
  if (flow === undefined) {
    findings.tell("create-forwards", `refused: ${outcomeOf(asked)}`, { held: false, by: [asked] });
    return undefined;
  }
  await run.awaitStage(flow, "DRAFT");
  const read = await run.read(flow, ["endpoint_uri", "json_version"]);
  const forwards = read.response.text.includes(endpointUri);
  const said = forwards ? "they are taken along" : "they are dropped without a word";
  findings.tell("create-forwards", said, { held: forwards, by: [asked, read] });

  const third = await run.create(`${prefix}-third`);
  const ids = [first, flow, ...(third.flow === undefined ? [] : [third.flow])].map(({ id }) => id);
  const ascend = ids.every((id, at) => at === 0 || BigInt(id) > BigInt(ids[at - 1] ?? 0));
  const order = ascend ? `${ids.length} ids in ascending order` : "ids have no order";
  findings.tell("ids-ascend", order, { held: ascend, by: [asked, third.asked] });
  if (third.flow !== undefined) await run.delete(third.flow);
  return flow;
}

/** Whether a read tells the WABA that a flow belongs to. */
export async function askOwner(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const asked = await run.read(flow, ["name", "status", "categories", "whatsapp_business_account"]);
  const owner = asked.failure === undefined ? readFlow(asked.response).wabaId : undefined;
  const held = owner !== undefined && wabaId(owner) === run.waba;
  run.findings.tell("owner-field", held ? "it is there" : outcomeOf(asked), { held, by: [asked] });
}

export function later({
  rereads,
  milliseconds,
  settled,
}: {
  readonly rereads: number;
  readonly milliseconds: number;
  readonly settled: boolean;
}): string {
  const times = `${rereads} more read${rereads === 1 ? "" : "s"} and ${milliseconds} ms`;
  return settled ? times : `more than ${times}`;
}
