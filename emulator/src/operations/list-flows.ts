import { findWaba } from "../accounts";
import type { StoredFlow } from "../flows/flow";
import { failures } from "../kaleyra/failures";
import { defaultFields, parseFields } from "../kaleyra/fields";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import type { Switches } from "../switches";
import { flowDetails } from "./get-flow";
import { wabaNotFound, type OperationRequest } from "./operation";

/** One page of a WABA's flows of every status, the newest first. */
export function listFlows(request: OperationRequest): Outcome {
  const { account, parameters, query, kaleyra, switches } = request;
  const limit = Number(query.get("limit") ?? switches.pageSize);
  if (!Number.isInteger(limit) || limit < 1) return fail(failures.badPayload);
  const waba = findWaba(account, parameters["wabaId"]);
  if (waba === undefined) return wabaNotFound;

  const page = kaleyra.flows
    .inWaba(waba.id)
    .slice()
    .sort((one, other) => other.sequence - one.sequence)
    .filter(isAfter(query.get("after")))
    .slice(0, Math.min(limit, switches.pageSize));
  const fields = listedFields(parseFields(query.get("fields")), switches);
  if (fields === undefined) return fail(failures.badPayload);
  const data: object[] = [];
  for (const flow of page) {
    const result = flowDetails(flow, fields, request);
    if ("refusal" in result) return refuse(result.refusal);
    data.push(result.details);
  }
  return { kind: "success", body: { data, ...paging(page) } };
}

/** The requested fields that a list shows, as the switch `listedFields` decides; `undefined` if it refuses one. */
function listedFields(
  requested: readonly string[],
  { listedFields: setting }: Switches,
): readonly string[] | undefined {
  const isDocumented = (field: string) => defaultFields.includes(field);
  switch (setting) {
    case "requested":
      return requested;
    case "documented":
      return requested.filter(isDocumented);
    case "minimal":
      return requested.filter((field) => ["id", "name", "status"].includes(field));
    case "refused":
      return requested.every(isDocumented) ? requested : undefined;
    default:
      return setting satisfies never;
  }
}

/** The cursors of a page. The last page has `after` too; the page after it is empty, and has no cursors. */
function paging(page: readonly StoredFlow[]): object {
  const [first, last] = [page.at(0), page.at(-1)];
  return first === undefined || last === undefined
    ? {}
    : { paging: { cursors: { before: cursor(first), after: cursor(last) } } };
}

/** The cursor of a flow, as `isAfter` reads it. */
function cursor(flow: StoredFlow): string {
  return Buffer.from(`flow:${flow.sequence}`).toString("base64url");
}

/**
 * A predicate for the flows after a cursor. The cursor contains the sequence of a flow and not an index, so
 * that a flow deleted between two pages does not shift the next page. An unknown cursor leads to no flow.
 */
function isAfter(after: string | null): (flow: StoredFlow) => boolean {
  if (after === null) return () => true;
  const sequence = Number(Buffer.from(after, "base64url").toString().replace("flow:", ""));
  return (flow) => flow.sequence < sequence;
}
