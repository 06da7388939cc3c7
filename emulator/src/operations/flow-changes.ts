import { dataApiVersions, knownVersions, readHeader } from "../documents/document";
import { setStatus, type StoredFlow } from "../flows/flow";
import { isObject, isStringArray, type JsonObject, parseJson } from "../json";
import { type MetaRefusal, metaRefusals, unknownCategory } from "../kaleyra/meta-refusals";
import type { Switches } from "../switches";
import type { OperationRequest } from "./operation";

/**
 * The refusal of a change, if the flow's status does not allow it. That a THROTTLED or BLOCKED flow cannot be
 * changed is a guess.
 */
export function changeRefusal(
  flow: StoredFlow,
  { switches }: OperationRequest,
): MetaRefusal | undefined {
  const isChangeable =
    flow.status === "DRAFT" || (flow.status === "PUBLISHED" && switches.editable);
  return isChangeable ? undefined : metaRefusals.notEditable;
}

/** A change takes a published flow back to DRAFT; the response does not mention it. */
export function backToDraft(flow: StoredFlow, { kaleyra }: OperationRequest): void {
  setStatus(flow, "DRAFT");
  kaleyra.publishLag.stop(flow.id);
}

/** The fields that creating a flow and updating its metadata have in common. */
export interface FlowFields {
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly endpointUri?: string | undefined;
}

/** A length in characters. Resellers of the API document this limit; Meta and Kaleyra document none. */
const longestName = 200;

/** The categories that Meta lists. */
const categories: ReadonlySet<string> = new Set([
  "SIGN_UP",
  "SIGN_IN",
  "APPOINTMENT_BOOKING",
  "LEAD_GENERATION",
  "CONTACT_US",
  "CUSTOMER_SUPPORT",
  "SHOPPING",
  "SURVEY",
  "OTHER",
]);

/** The fields of a body; `undefined` if one has the wrong type. */
export function readFlowFields(members: JsonObject): FlowFields | undefined {
  const { name, categories: requested, endpoint_uri: endpointUri } = members;
  const hasValidTypes =
    (name === undefined || isName(name)) &&
    (requested === undefined || (isStringArray(requested) && requested.length > 0)) &&
    (endpointUri === undefined || typeof endpointUri === "string");
  if (!hasValidTypes) return undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(requested === undefined ? {} : { categories: [...new Set(requested)] }),
    ...(endpointUri === undefined ? {} : { endpointUri }),
  };
}

/** Meta's refusal of the values, which does not depend on the flow. */
export function refusalOfFields(fields: FlowFields, switches: Switches): MetaRefusal | undefined {
  const unknown = fields.categories?.find((category) => !categories.has(category));
  if (unknown !== undefined && !switches.anyCategory) return unknownCategory(unknown);
  if (fields.endpointUri !== undefined && !isHttps(fields.endpointUri)) {
    return metaRefusals.invalidEndpoint;
  }
  return undefined;
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value.length > 0 && value.length <= longestName;
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === "https:";
}

/** Meta's refusal to store a document, if the switch `malformedDocuments` makes Meta refuse. */
export function documentRefusal(text: string, switches: Switches): MetaRefusal | undefined {
  if (switches.malformedDocuments !== "refused") return undefined;
  if (!isObject(parseJson(text)?.value)) return metaRefusals.invalidDocument;
  const { jsonVersion, dataApiVersion } = readHeader(text);
  if (jsonVersion === undefined || !knownVersions.includes(jsonVersion)) {
    return metaRefusals.invalidVersion;
  }
  return dataApiVersion === undefined || dataApiVersions.includes(dataApiVersion)
    ? undefined
    : metaRefusals.invalidDataApiVersion;
}
