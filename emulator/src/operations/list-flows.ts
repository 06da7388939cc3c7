import { findWaba } from "../accounts";
import type { StoredFlow } from "../flows/stored-flow";
import { failures } from "../kaleyra/failures";
import { defaultFields, parseFields } from "../kaleyra/fields";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import type { Switches } from "../switches";
import { wabaNotFound, type Call } from "./call";
import { flowDetails } from "./flow-details";

/** One page of a WABA's flows of every stage, the newest first. */
export function listFlows(call: Call): Outcome {
  const { account, parameters, query, kaleyra, switches } = call;
  const limit = Number(query.get("limit") ?? switches.pageSize);
  if (!Number.isInteger(limit) || limit < 1) {
    return fail(failures.badPayload);
  }
  const waba = findWaba(account, parameters["wabaId"]);
  if (waba === undefined) {
    return wabaNotFound;
  }

  const page = kaleyra.flows
    .inWaba(waba.id)
    .slice()
    .sort((one, other) => other.sequence - one.sequence)
    .filter(isAfter(query.get("after")))
    .slice(0, Math.min(limit, switches.pageSize));
  const fields = listedFields(parseFields(query.get("fields")), switches);
  if (fields === undefined) {
    return fail(failures.badPayload);
  }
  const data: object[] = [];
  for (const flow of page) {
    const shown = flowDetails(flow, fields, call);
    if ("refusal" in shown) {
      return refuse(shown.refusal);
    }
    data.push(shown.details);
  }
  return { kind: "success", body: { data, ...paging(page) } };
}

/** The fields that a list shows of those requested; undefined where it refuses to show so many. */
function listedFields(
  requested: readonly string[],
  { listedFields: shown }: Switches,
): readonly string[] | undefined {
  const isDocumented = (field: string) => defaultFields.includes(field);
  switch (shown) {
    case "requested":
      return requested;
    case "documented":
      return requested.filter(isDocumented);
    case "minimal":
      return requested.filter((field) => ["id", "name", "status"].includes(field));
    case "refused":
      return requested.every(isDocumented) ? requested : undefined;
    default:
      return shown satisfies never;
  }
}

/** `after` is in the answer to the last page as well; what follows it is an empty one. */
function paging(page: readonly StoredFlow[]): object {
  const [first, last] = [page.at(0), page.at(-1)];
  return first === undefined || last === undefined
    ? {}
    : { paging: { cursors: { before: cursor(first), after: cursor(last) } } };
}

function cursor(flow: StoredFlow): string {
  return Buffer.from(`flow:${flow.sequence}`).toString("base64url");
}

/** By sequence and not by place, so that a flow deleted meanwhile shifts nothing. */
function isAfter(after: string | null): (flow: StoredFlow) => boolean {
  if (after === null) {
    return () => true;
  }
  const sequence = Number(Buffer.from(after, "base64url").toString().replace("flow:", ""));
  return (flow) => flow.sequence < sequence;
}
