import type { FlowId, PhoneNumber, WabaId } from "./ids";

/**
 * Every path of Kaleyra's Flow API v2 that the provider uses, below `/v2/<sid>/whatsapp/`, so that
 * they can be corrected in one place once they are tested with a real account. That a POST to
 * `flows` creates a flow is inferred: `create-address` in docs/assumptions.md. The other paths are
 * documented.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-overview
 */
export const endpoints = {
  flows: (waba: WabaId) => `${waba}/flows`,
  flow: (flow: FlowId): string => flow,
  assets: (flow: FlowId) => `${flow}/assets`,
  publish: (flow: FlowId) => `${flow}/publish`,
  deprecate: (flow: FlowId) => `${flow}/deprecate`,
  /** The source comes first, unlike in Meta's API. */
  migration: (source: WabaId, destination: WabaId) => `${source}/migrate_flows/${destination}`,
  /** The `+` of a number becomes `%2B`. */
  encryptionKey: (number: PhoneNumber) => `${encodeURIComponent(number)}/flows_encryption`,
} as const;

/**
 * The query that selects fields. Kaleyra's samples encode the commas twice (`%252C`); Meta's API
 * expects them encoded once, as here: `fields-encoding` in docs/assumptions.md.
 *
 * @param more Further parameters, e.g. the cursor `after`.
 */
export function fieldsQuery(
  fields: readonly string[],
  more: Readonly<Record<string, string>> = {},
) {
  return `?${new URLSearchParams({ fields: fields.join(","), ...more })}`;
}

/**
 * The field names of a flow that requests name, by what they are read for. `wire.ts` reads the same
 * names in the responses; the compiler does not compare the two.
 */
export const flowFields = {
  status: ["id", "status"],
  summary: ["id", "name", "status", "categories", "validation_errors"],
  details: [
    "id",
    "name",
    "status",
    "categories",
    "validation_errors",
    "json_version",
    "data_api_version",
    "endpoint_uri",
  ],
  owner: ["whatsapp_business_account"],
  preview: ["preview.invalidate(false)"],
  renewedPreview: ["preview.invalidate(true)"],
} as const;
