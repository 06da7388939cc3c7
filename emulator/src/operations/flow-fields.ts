import { isStringArray, type JsonObject } from "../json";
import type { MetaRefusal } from "../kaleyra/meta-refusals";
import { metaRefusals, unknownCategory } from "../kaleyra/meta-refusals";
import type { Switches } from "../switches";

/** The fields that create and update metadata have in common, as they came. */
export interface FlowFields {
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly endpointUri?: string | undefined;
}

const longestName = 200;

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

/** The fields, or undefined when one of them has a form that no payload may have. */
export function readFlowFields(members: JsonObject): FlowFields | undefined {
  const { name, categories: wanted, endpoint_uri: endpointUri } = members;
  const sound =
    (name === undefined || isName(name)) &&
    (wanted === undefined || (isStringArray(wanted) && wanted.length > 0)) &&
    (endpointUri === undefined || typeof endpointUri === "string");
  if (!sound) {
    return undefined;
  }
  return {
    ...(name === undefined ? {} : { name }),
    ...(wanted === undefined ? {} : { categories: [...new Set(wanted)] }),
    ...(endpointUri === undefined ? {} : { endpointUri }),
  };
}

/** Why Meta would not have these values, whatever the flow. */
export function refusalOfFields(fields: FlowFields, switches: Switches): MetaRefusal | undefined {
  const stranger = fields.categories?.find((category) => !categories.has(category));
  if (stranger !== undefined && !switches.anyCategory) {
    return unknownCategory(stranger);
  }
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
