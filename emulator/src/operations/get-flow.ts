import { findWaba } from "../accounts";
import { readHeader } from "../documents/document";
import type { StoredFlow } from "../flows/flow";
import { parseFields } from "../kaleyra/fields";
import { type MetaRefusal, metaRefusals, unknownField } from "../kaleyra/meta-refusals";
import { type Outcome, refuse } from "../kaleyra/outcome";
import { type OperationRequest, requestedFlow, flowNotFound } from "./operation";

/** Reads the requested fields of a flow. */
export function getFlow(request: OperationRequest): Outcome {
  const flow = requestedFlow(request);
  if (flow === undefined) return flowNotFound;
  const result = flowDetails(flow, parseFields(request.query.get("fields")), request);
  return "refusal" in result ? refuse(result.refusal) : { kind: "success", body: result.details };
}

/** Reads a field; `undefined` if it has no value, since Meta then omits it. */
type ReadField = (flow: StoredFlow, request: OperationRequest) => unknown;

/** The fields that Meta documents, except `preview` and `metric`. */
const readers: Readonly<Record<string, ReadField>> = {
  id: (flow) => flow.id,
  name: (flow) => flow.name,
  status: (flow, { kaleyra }) => (kaleyra.publishLag.isEarly(flow.id) ? "DRAFT" : flow.status),
  categories: (flow) => flow.categories,
  validation_errors: (flow) => flow.validationErrors,
  json_version: (flow) => readHeader(flow.document).jsonVersion,
  data_api_version: (flow) => readHeader(flow.document).dataApiVersion,
  endpoint_uri: (flow) => flow.endpointUri,
  whatsapp_business_account: wabaOf,
  application: () => ({ id: "300000000000000001", name: "Kaleyra", link: "https://kaleyra.com/" }),
  health_status: healthOf,
};

/** A flow as reads show it, or Meta's refusal of a field. */
export function flowDetails(
  flow: StoredFlow,
  fields: readonly string[],
  request: OperationRequest,
): { readonly details: object } | { readonly refusal: MetaRefusal } {
  const details: Record<string, unknown> = {};
  for (const field of fields) {
    // What follows in brackets is ignored, except by `previewOf`.
    const name = /^[a-z_]+/.exec(field)?.[0] ?? field;
    if (name === "preview" && request.switches.previewField) {
      details["preview"] = previewOf(flow, field, request);
      continue;
    }
    // No customer opens a flow here, so there is never enough for metrics.
    if (name === "metric") return { refusal: metaRefusals.tooFewForMetrics };
    // Kaleyra's page has `validation_error` in its text, and `validation_errors` in its samples.
    const member = name === "validation_error" ? "validation_errors" : name;
    const read = Object.hasOwn(readers, member) ? readers[member] : undefined;
    if (read === undefined) return { refusal: unknownField(name) };
    const isSingular = member === "validation_errors" && request.switches.singularValidationError;
    details[isSingular ? "validation_error" : member] = read(flow, request);
  }
  return { details };
}

/** `undefined` if the account has no such WABA. */
function wabaOf(flow: StoredFlow, { account }: OperationRequest): unknown {
  const waba = findWaba(account, flow.wabaId);
  return waba && { id: waba.id, name: waba.name ?? waba.id };
}

/** Whether messages can be sent, as Meta's health status has it. */
function healthOf(flow: StoredFlow): unknown {
  const verdict = healthVerdict(flow.status);
  return {
    can_send_message: verdict,
    entities: [{ entity_type: "FLOW", id: flow.id, can_send_message: verdict }],
  };
}

function healthVerdict(status: string): "AVAILABLE" | "LIMITED" | "BLOCKED" {
  if (status === "THROTTLED") return "LIMITED";
  return status === "PUBLISHED" ? "AVAILABLE" : "BLOCKED";
}

const thirtyDaysMs = 30 * 24 * 60 * 60 * 1000;

/** The public preview: the same address until it expires, or until `invalidate(true)`. */
function previewOf(
  flow: StoredFlow,
  field: string,
  { kaleyra, baseUrl }: OperationRequest,
): object {
  if (field.replaceAll(" ", "").includes("invalidate(true)")) kaleyra.previews.revoke(flow.id);
  const { token, until } =
    kaleyra.previews.find(flow.id) ?? kaleyra.previews.issue(flow.id, thirtyDaysMs);
  return {
    preview_url: `${baseUrl}/_preview/${flow.id}?token=${token}`,
    // Meta's times have no milliseconds, and an offset without a colon.
    expires_at: until.toISOString().replace(/\.\d+Z$/, "+0000"),
  };
}
