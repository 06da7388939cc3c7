import { findWaba } from "../accounts";
import type { StoredFlow } from "../flows/flow";
import { isStringArray } from "../json";
import { failures } from "../kaleyra/failures";
import { metaRefusals } from "../kaleyra/meta-refusals";
import { fail, refuse, type Outcome } from "../kaleyra/outcome";
import { type OperationRequest, jsonMembers, type RequestBody, wabaNotFound } from "./operation";

/** The most flows that one request may copy. */
const mostFlows = 100;

/**
 * Copies flows of one WABA to another: with the same names and new ids. A name that the destination has is reported
 * in a success, even if no flow was copied.
 */
export function migrateFlows(request: OperationRequest): Outcome {
  const { account, parameters, kaleyra, switches } = request;
  const names = readNames(request.body);
  if (names === undefined || (names !== "all" && names.length > mostFlows)) {
    return fail(failures.badPayload);
  }
  const source = findWaba(account, parameters["wabaId"]);
  const destination = findWaba(account, parameters["destinationWabaId"]);
  if (source === undefined || destination === undefined) return wabaNotFound;

  const requested =
    names === "all" ? kaleyra.flows.inWaba(source.id).map(({ name }) => name) : names;
  const inSource = (name: string) => kaleyra.flows.findByName(name, source.id, switches);
  if (switches.missingMigrations === "refused" && !requested.every(inSource)) {
    return refuse(metaRefusals.noSuchFlowName);
  }

  const migrated: object[] = [];
  const failed: object[] = [];
  for (const name of requested) {
    const flow = inSource(name);
    if (flow === undefined) {
      if (switches.missingMigrations === "failed") {
        // The code and its text are a guess.
        failed.push(failure(name, "4233040", "Flow does not exist in source WABA."));
      }
    } else if (kaleyra.flows.findByName(name, destination.id, switches) !== undefined) {
      const reason = "Flow with the same name exists in destination WABA.";
      failed.push(failure(name, "4233041", reason));
    } else {
      const copy = kaleyra.flows.add(copied(flow, destination.id), switches);
      kaleyra.freshIds.start(copy.id, switches.freshIdRequests, switches.freshIdMs);
      migrated.push({ source_name: name, source_id: flow.id, migrated_id: copy.id });
    }
  }
  return { kind: "success", body: { migrated_flows: migrated, failed_flows: failed } };
}

/**
 * The names in the body, or all if it has none. The form of the body is Meta's, since Kaleyra's page could not
 * be read; `undefined` if it has another form.
 */
function readNames(body: RequestBody): readonly string[] | "all" | undefined {
  if (body.kind === "none") return "all";
  const members = jsonMembers(body);
  if (members === undefined) return undefined;
  const names = members["source_flow_names"];
  if (names === undefined) return "all";
  return isStringArray(names) ? names : undefined;
}

/**
 * A copy for another WABA. At Meta the copy of a published flow is published, and that of a draft is a draft; for
 * other statuses it is a guess.
 */
function copied(flow: StoredFlow, wabaId: string) {
  const { sid, name, categories, endpointUri, document } = flow;
  const status = flow.status === "PUBLISHED" ? "PUBLISHED" : "DRAFT";
  return { sid, wabaId, name, categories, endpointUri, document, status };
}

function failure(name: string, code: string, reason: string): object {
  return {
    source_name: name,
    error_code: code,
    error_message: `Flows Migration Error: ${reason}`,
  };
}
