import { demoAccounts } from "../accounts";
import { type OperationName, type Route, routes } from "./routes";

type Schema = Readonly<Record<string, unknown>>;

/** What OpenAPI has about an operation, besides its route. */
interface Description {
  readonly summary: string;
  readonly query?: Readonly<Record<string, Schema>>;
  /** The body of the request, in the route's Content-Type. */
  readonly request?: Schema;
  readonly response: Schema;
}

const text = { type: "string" };
const list = (items: Schema): Schema => ({ type: "array", items });
const object = (
  properties: Readonly<Record<string, Schema>>,
  required?: readonly string[],
): Schema => ({
  type: "object",
  properties,
  required: required ?? Object.keys(properties),
});

const success = object({ success: { const: true } });
const validationErrors = list({ type: "object" });
const paging = object({ cursors: object({ before: text, after: text }) });
const flow = object(
  {
    id: text,
    name: text,
    status: text,
    categories: list(text),
    validation_errors: validationErrors,
  },
  [],
);
const fields = { fields: text };
const metadata = {
  name: { type: "string", minLength: 1, maxLength: 200 },
  categories: { ...list(text), minItems: 1 },
  endpoint_uri: text,
};

/** The bodies are those of the default switches. The compiler does not compare them with `src/operations`. */
const descriptions: Readonly<Record<OperationName, Description>> = {
  createFlow: {
    summary: "Creates a flow, and publishes it on request",
    request: object(
      { ...metadata, flow_json: text, clone_flow_id: text, publish: { type: "boolean" } },
      ["name", "categories"],
    ),
    response: object({ id: text, success: { const: true }, validation_errors: validationErrors }),
  },
  listFlows: {
    summary: "Lists the flows of a WABA, the newest first",
    query: { ...fields, limit: { type: "integer", minimum: 1 }, after: text },
    response: object({ data: list(flow), paging }, ["data"]),
  },
  getFlow: { summary: "Reads a flow", query: fields, response: flow },
  updateMetadata: {
    summary: "Changes name, categories and endpoint of a flow",
    request: { ...object(metadata, []), minProperties: 1 },
    response: success,
  },
  deleteFlow: { summary: "Deletes a draft", response: success },
  listAssets: {
    summary: "Gives the address of a flow's document",
    response: object({
      data: list(object({ name: text, asset_type: text, download_url: text })),
      paging,
    }),
  },
  uploadDocument: {
    summary: "Replaces a flow's document",
    request: object({
      name: { const: "flow.json" },
      asset_type: { const: "FLOW_JSON" },
      file: { type: "string", format: "binary" },
    }),
    response: object({ success: { const: true }, validation_errors: validationErrors }),
  },
  publishFlow: { summary: "Publishes a draft", response: success },
  deprecateFlow: { summary: "Deprecates a live flow, for good", response: success },
  migrateFlows: {
    summary: "Copies flows to another WABA",
    request: object({ source_flow_names: { ...list(text), maxItems: 100 } }, []),
    response: object({
      migrated_flows: list(object({ source_name: text, source_id: text, migrated_id: text })),
      failed_flows: list(object({ source_name: text, error_code: text, error_message: text })),
    }),
  },
  getEncryptionKey: {
    summary: "Reads the public key of a phone number",
    response: object({
      data: list(object({ business_public_key: text, business_public_key_signature_status: text })),
    }),
  },
  setEncryptionKey: {
    summary: "Sets the public key of a phone number; without a body, reads it",
    request: object({ business_public_key: text }),
    response: { anyOf: [success, object({ data: list({ type: "object" }) })] },
  },
};

// The first account exists in an emulator that starts without options.
const [{ sid, wabas }] = demoAccounts;
const [source, destination] = wabas;
/** Examples of the parameters in paths. The flow does not exist. */
const examples: Readonly<Record<string, string | undefined>> = {
  sid,
  wabaId: source?.id,
  destinationWabaId: destination?.id,
  phoneNumber: source?.phoneNumbers[0]?.slice(1), // Without the `+`.
  flowId: "186976433878115566",
};

/** The API as OpenAPI 3.1, generated from the server's routes. */
export function openApi(url: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "WhatsApp Flow API v2 of Kaleyra, as emulated",
      version: "2",
      description: "From Kaleyra's and Meta's documentation; what these leave open is a guess.",
    },
    servers: [{ url }],
    paths,
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "api-key" } } },
    security: [{ key: [] }],
  };
}

function operationOf({ operation, path, contentType }: Route): object {
  const { summary, query = {}, request, response } = descriptions[operation];
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
  return {
    operationId: operation,
    summary,
    parameters: [
      ...names.map((name) => ({
        name,
        in: "path",
        required: true,
        // No character that a path would have to encode.
        schema: { type: "string", pattern: "^[A-Za-z0-9]+$" },
        example: examples[name],
      })),
      ...Object.entries(query).map(([name, schema]) => ({ name, in: "query", schema })),
    ],
    ...(request !== undefined && {
      requestBody: { content: { [contentType ?? "application/json"]: { schema: request } } },
    }),
    responses: {
      200: { description: "Done", content: { "application/json": { schema: response } } },
      "4XX": failure("Refused: the wording is Kaleyra's, or Meta's within Kaleyra's"),
      "5XX": failure("A fault, or a refusal that Kaleyra reports as one"),
    },
  };
}

function failure(description: string): object {
  return { description, content: { "application/json": { schema: { type: "object" } } } };
}
