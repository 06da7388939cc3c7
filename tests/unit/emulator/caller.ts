import { demoAccounts, type Emulator } from "kaleyra-emulator";

/** A response of the emulator. */
export interface CallResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; `undefined` if the text is not JSON. */
  readonly body: unknown;
}

export interface CallOptions {
  readonly sid?: string;
  readonly apiKey?: string;
  /** Sent as JSON. */
  readonly json?: unknown;
  readonly body?: string | FormData | URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/**
 * Calls an address below `/v2/<sid>/whatsapp`, by default as the emulator's first account.
 *
 * @param methodAndPath For example `GET /112?fields=id`.
 */
export async function call(
  kaleyra: Emulator,
  methodAndPath: string,
  options: CallOptions = {},
): Promise<CallResponse> {
  const [method = "", path = ""] = methodAndPath.split(" ");
  const { sid = kaleyra.environment.KALEYRA_SID, apiKey = kaleyra.environment.KALEYRA_API_KEY } =
    options;
  const body = "json" in options ? JSON.stringify(options.json) : options.body;
  const response = await fetch(`${kaleyra.url}/v2/${sid}/whatsapp${path}`, {
    method,
    headers: {
      "api-key": apiKey,
      ...("json" in options ? { "content-type": "application/json" } : {}),
      ...options.headers,
    },
    ...(body === undefined ? {} : { body }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  return read(response);
}

/** Calls an address below `/_emulator`, which needs no key; for example `GET /flows`. */
export async function callAdmin(
  kaleyra: Emulator,
  methodAndPath: string,
  json?: unknown,
): Promise<CallResponse> {
  const [method = "", path = ""] = methodAndPath.split(" ");
  const response = await fetch(`${kaleyra.url}/_emulator${path}`, {
    method,
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  });
  return read(response);
}

async function read(response: Response): Promise<CallResponse> {
  const { status, headers } = response;
  const text = await response.text();
  const isJson = headers.get("content-type")?.startsWith("application/json") === true;
  return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
}

/**
 * The multipart body that uploads a document.
 *
 * @param name Of the form; Kaleyra requires the default.
 */
export function documentForm(document: string | object, name = "flow.json"): FormData {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  const form = new FormData();
  form.set("name", name);
  form.set("asset_type", "FLOW_JSON");
  form.set("file", new Blob([text], { type: "application/json" }), "flow.json");
  return form;
}

/** A document that Meta would accept, with the test's changes. */
export function aDocument(change: object = {}): object {
  return {
    version: "7.3",
    screens: [
      { id: "ONLY", title: "Only", terminal: true, layout: { type: "SingleColumnLayout" } },
    ],
    ...change,
  };
}

export const [firstAccount, secondAccount] = demoAccounts;

/** Two WABAs of the first account; flows of the emulator are in the first one by default. */
export const [wabaId = "", secondWabaId = ""] = firstAccount.wabas.map(({ id }) => id);

/** The WABA of the second account. */
export const [foreignWabaId = ""] = secondAccount.wabas.map(({ id }) => id);
