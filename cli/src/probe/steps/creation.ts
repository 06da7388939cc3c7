import { wabaId } from "../../../../provider/kaleyra/ids";
import { isNameTakenRefusal } from "../../../../provider/kaleyra/refusals";
import { readFlow } from "../../../../provider/kaleyra/wire";
import { counted } from "../../../../provider/text";
import { goodDocument, endpointUri } from "../documents";
import { formOf, outcomeOf } from "../refusal-form";
import type { OwnFlow, ProbeRun } from "../run";

/** The provider reads a new or changed flow as many times more: `fresh-id` and `read-lag` in docs/assumptions.md. */
export const providerRereads = 4;

/**
 * Creates a draft, then tries to create another one with the same name.
 *
 * @returns The first draft, or `undefined` if Kaleyra created none.
 */
export async function probeCreation(run: ProbeRun): Promise<OwnFlow | undefined> {
  const { findings } = run;
  const { result, flow } = await run.create("");
  findings.record("create-address", outcomeOf(result), {
    confirmed: flow !== undefined,
    by: [result],
  });
  if (flow === undefined) return undefined;
  const isString = new RegExp(`"id"\\s*:\\s*"${flow.id}"`).test(result.response.text);
  findings.record("ids-are-strings", isString ? "a string" : "a number", {
    confirmed: isString,
    by: [result],
  });
  // Kaleyra's failures are in a body with its own `code`; a success may be in one too.
  const isBare = !/"code"\s*:/.test(result.response.text);
  findings.record("success-body", isBare ? "bare" : "wrapped", { confirmed: isBare, by: [result] });

  const read = await run.awaitStatus(flow, "DRAFT");
  findings.record(
    "fresh-id",
    read.rereads === 0 ? "known at once" : `known after ${describeDelay(read)}`,
    {
      confirmed: read.isInTime && read.rereads <= providerRereads,
      by: [result, read.result],
    },
  );

  // One response shows three assumptions.
  const namesake = await run.createNamesake(flow);
  const form = formOf(namesake.result);
  const message =
    form === undefined ? "there are two now" : `${form}: ${outcomeOf(namesake.result)}`;
  findings.record("names-unique", message, {
    confirmed: namesake.flow === undefined,
    by: [namesake.result],
  });
  findings.record("refusal-form", message, { confirmed: form === "raw", by: [namesake.result] });
  const { failure } = namesake.result;
  findings.record("name-taken", message, {
    confirmed: failure?.kind === "refused" && isNameTakenRefusal(failure),
    by: [namesake.result],
  });
  return flow;
}

/**
 * Finds out whether a creation with a document and an endpoint keeps the endpoint, and in which order
 * ids come.
 *
 * @param first The draft that was created before.
 * @returns The draft that was created with both, or `undefined` if Kaleyra refused it.
 */
export async function probeCreationFields(
  run: ProbeRun,
  first: OwnFlow,
): Promise<OwnFlow | undefined> {
  const { findings } = run;
  const fields = { flow_json: JSON.stringify(goodDocument), endpoint_uri: endpointUri };
  const { result, flow } = await run.create("-more", fields);
  if (flow === undefined) {
    findings.record("create-forwards", `refused: ${outcomeOf(result)}`, {
      confirmed: false,
      by: [result],
    });
    return undefined;
  }
  await run.awaitStatus(flow, "DRAFT");
  const read = await run.read(flow, ["endpoint_uri", "json_version"]);
  const forwards = read.response.text.includes(endpointUri);
  const message = forwards ? "they are kept" : "they are silently dropped";
  findings.record("create-forwards", message, { confirmed: forwards, by: [result, read] });

  const third = await run.create("-third");
  const ids = [first, flow, ...(third.flow === undefined ? [] : [third.flow])].map(({ id }) =>
    BigInt(id),
  );
  // Each id but the first is compared with the id before it.
  const areAscending = ids.slice(1).every((id, index) => id > (ids[index] ?? id));
  const order = areAscending ? `${ids.length} ids in ascending order` : "ids have no order";
  findings.record("ids-ascend", order, { confirmed: areAscending, by: [result, third.result] });
  if (third.flow !== undefined) await run.delete(third.flow);
  return flow;
}

/** Finds out whether a read returns the WABA of a flow. */
export async function probeOwner(run: ProbeRun, flow: OwnFlow): Promise<void> {
  const result = await run.read(flow, [
    "name",
    "status",
    "categories",
    "whatsapp_business_account",
  ]);
  const owner = result.failure === undefined ? readFlow(result.response).wabaId : undefined;
  const confirmed = owner !== undefined && wabaId(owner) === run.waba;
  run.findings.record("owner-field", confirmed ? "it is there" : outcomeOf(result), {
    confirmed,
    by: [result],
  });
}

/** How long it took until a read showed a write, as part of a finding's message. */
export function describeDelay({
  rereads,
  milliseconds,
  isInTime,
}: {
  readonly rereads: number;
  readonly milliseconds: number;
  readonly isInTime: boolean;
}): string {
  const times = `${counted(rereads, "more read")} and ${milliseconds} ms`;
  return isInTime ? times : `more than ${times}`;
}
