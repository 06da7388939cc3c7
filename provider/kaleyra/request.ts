import type { Connection } from "./connection";
import type { Repeatable } from "./retry";

/** One request, addressed below `/v2/<sid>/whatsapp/`. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  /** `form` is sent as multipart, `fields` URL-encoded. */
  readonly body?:
    | { readonly json: unknown }
    | { readonly form: EncodedForm }
    | { readonly fields: Readonly<Record<string, string>> };
  /** @default "always" */
  readonly repeatable?: Repeatable;
  /**
   * Omits the Content-Type of a request without a body: `kaleyra-flows probe` tests so whether
   * Kaleyra requires it.
   */
  readonly withoutContentType?: boolean;
  /** Whether the request changes nothing. @default true for a GET, false for any other method */
  readonly onlyReads?: boolean;
}

/** A request, ready to send. */
export interface PreparedRequest {
  /** Method and path, as in errors and the log. */
  readonly request: string;
  readonly url: URL;
  readonly init: {
    readonly method: ApiRequest["method"];
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string | Buffer;
  };
  /** Whether the request may change something, so that its response is awaited in any case. */
  readonly isChange: boolean;
  /** Whether the response is a document, whose text is not a message from Kaleyra. */
  readonly isDocument?: boolean;
}

/** Adds the account's URL and key to a request. */
export function prepare(request: ApiRequest, { apiUrl, sid, apiKey }: Connection): PreparedRequest {
  const { method, path, onlyReads = method === "GET" } = request;
  const { body, headers } = contentOf(request);
  const accountHeaders = { "api-key": apiKey, accept: "application/json" };
  return {
    request: `${method} whatsapp/${path.split("?")[0]}`,
    url: new URL(`/v2/${encodeURIComponent(sid)}/whatsapp/${path}`, apiUrl),
    init: { method, headers: { ...accountHeaders, ...headers }, ...(body && { body }) },
    isChange: !onlyReads,
  };
}

interface Content {
  readonly body?: string | Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

function contentOf({ body, withoutContentType }: ApiRequest): Content {
  if (body !== undefined && "form" in body) {
    const { bytes, contentType } = body.form;
    return { body: bytes, headers: { "content-type": contentType } };
  }
  if (body !== undefined && "fields" in body) {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    return { body: new URLSearchParams(body.fields).toString(), headers };
  }
  // Kaleyra's pages disagree about requests without a body; DELETE requires this type:
  // `json-content-type` in docs/assumptions.md.
  const headers = withoutContentType === true ? {} : { "content-type": "application/json" };
  return body === undefined ? { headers } : { body: JSON.stringify(body.json), headers };
}

/** The document's name and type among a flow's assets; Kaleyra accepts no others. */
export const documentPart = { name: "flow.json", assetType: "FLOW_JSON" } as const;

/** A multipart body, encoded once, so that every attempt sends the same bytes. */
export interface EncodedForm {
  readonly bytes: Buffer;
  /** Contains the boundary between the parts. */
  readonly contentType: string;
}

/** Encodes the form that uploads a document. */
export async function documentForm(document: string): Promise<EncodedForm> {
  const form = new FormData();
  form.append("name", documentPart.name);
  form.append("asset_type", documentPart.assetType);
  form.append("file", new Blob([document], { type: "application/json" }), documentPart.name);
  // node-fetch 2 does not accept Node's own FormData, but Node's Response encodes it.
  const encoded = new Response(form);
  return {
    bytes: Buffer.from(await encoded.arrayBuffer()),
    // The header is always set; the fallback is for the compiler.
    contentType: encoded.headers.get("content-type") ?? "multipart/form-data",
  };
}
