import { findWaba } from "../accounts";
import { readHeader } from "../documents/document-header";
import { live } from "../flows/flow";
import type { StoredFlow } from "../flows/stored-flow";
import { unknownField, type MetaRefusal } from "../kaleyra/meta-refusals";
import type { Call } from "./call";
import { previewOf } from "./preview";

/** Meta leaves out a field that has no value; that is `undefined` here. */
type ReadField = (flow: StoredFlow, call: Call) => unknown;

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

/** A flow as reads show it, or why Meta would not show it so. */
export function flowDetails(
  flow: StoredFlow,
  fields: readonly string[],
  call: Call,
): { readonly details: object } | { readonly refusal: MetaRefusal } {
  const details: Record<string, unknown> = {};
  for (const field of fields) {
    const name = /^[a-z_]+/.exec(field)?.[0] ?? field;
    if (name === "preview" && call.switches.previewField) {
      details["preview"] = previewOf(flow, field, call);
      continue;
    }
    const known = name === "validation_error" ? "validation_errors" : name;
    const read = Object.hasOwn(readers, known) ? readers[known] : undefined;
    if (read === undefined) {
      return { refusal: unknownField(name) };
    }
    const singular = known === "validation_errors" && call.switches.singularValidationError;
    details[singular ? "validation_error" : known] = read(flow, call);
  }
  return { details };
}

function wabaOf(flow: StoredFlow, { account }: Call): unknown {
  const waba = findWaba(account, flow.wabaId);
  return waba && { id: waba.id, name: waba.name ?? waba.id };
}

function healthOf(flow: StoredFlow): unknown {
  const verdict = healthVerdict(flow.status);
  return {
    can_send_message: verdict,
    entities: [{ entity_type: "FLOW", id: flow.id, can_send_message: verdict }],
  };
}

function healthVerdict(status: string): "AVAILABLE" | "LIMITED" | "BLOCKED" {
  if (status === "THROTTLED") {
    return "LIMITED";
  }
  return status !== "BLOCKED" && live.has(status) ? "AVAILABLE" : "BLOCKED";
}
