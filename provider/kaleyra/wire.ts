import { printable, truncated } from "../text";
import type { Flow, FlowPreview, FlowStatus, ValidationError } from "./flow";
import { isId } from "./ids";
import { type ApiResponse, isJsonObject, type JsonObject } from "./response";

/** The most validation errors in a state, far beyond what anyone reads. */
const mostValidationErrors = 1_000;
/** The most characters of a text of Kaleyra's that the state or a message shows. */
const longestShownText = 1_000;

/** A response that differs from its documentation. The message is what was expected. */
export class Unreadable extends Error {}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page. */
  readonly after?: string;
}

/**
 * Whether a response confirms success: bare `{"success": true}` on the flow pages, wrapped as
 * `{"code": "WA200", …}` on the pages next to them: `success-body` in docs/assumptions.md. A
 * response without either confirms nothing.
 */
export function isConfirmed(response: ApiResponse): boolean {
  const body = isJsonObject(response.json) ? response.json : {};
  const success = contentOf(body)["success"] ?? body["success"];
  return success === undefined ? isWrapped(body) : success === true || success === "true";
}

/** The id of a new flow; `undefined` where the response has no valid id. */
export function readCreatedId(response: ApiResponse): string | undefined {
  const id = readId(response);
  return id !== undefined && isId(id) ? id : undefined;
}

/** The id in a response about a flow; `undefined` where it has none. */
export function readId(response: ApiResponse): string | undefined {
  return isJsonObject(response.json) ? textOf(contentOf(response.json)["id"]) : undefined;
}

/**
 * The errors that Kaleyra found in an uploaded document. Entries may be objects or strings, and one
 * of Kaleyra's pages names the key `validation_error`.
 */
export function readValidationErrors(response: ApiResponse): readonly ValidationError[] {
  return isJsonObject(response.json) ? validationErrorsIn(contentOf(response.json)) : [];
}

/** @throws {Unreadable} If id, status, name or categories are missing: every flow has them. */
export function readFlow(response: ApiResponse): Flow {
  const body = isJsonObject(response.json) ? contentOf(response.json) : {};
  if (!Array.isArray(body["categories"])) throw new Unreadable("a flow with its categories");
  return flowFrom(body);
}

/** @throws {Unreadable} If there is no status. */
export function readStatus(response: ApiResponse): FlowStatus {
  const body = isJsonObject(response.json) ? contentOf(response.json) : {};
  const status = displayText(body["status"]);
  if (status === undefined) throw new Unreadable("a flow with its status");
  return status;
}

/** @throws {Unreadable} If there is no URL: `preview-field` in docs/assumptions.md. */
export function readPreview(response: ApiResponse): FlowPreview {
  const body = isJsonObject(response.json) ? contentOf(response.json) : {};
  const preview = isJsonObject(body["preview"]) ? body["preview"] : {};
  const url = textOf(preview["preview_url"]);
  if (url === undefined) throw new Unreadable("a flow with its preview_url");
  return { url, ...optionalMember("expiresAt", textOf(preview["expires_at"])) };
}

/** @throws {Unreadable} If it is not a list of flows. */
export function readFlowPage(response: ApiResponse): Page<Flow> {
  return readPage(response, flowFrom);
}

/**
 * A page of a list of flows with the fields that `get` reads. Incomplete flows are `undefined`,
 * since a list may ignore the requested fields: `list-fields` in docs/assumptions.md.
 *
 * @throws {Unreadable} If it is not a list of flows.
 */
export function readDetailedPage(response: ApiResponse): Page<Flow | undefined> {
  return readPage(response, (body) => {
    const errors = body["validation_errors"] ?? body["validation_error"];
    const isComplete = Array.isArray(body["categories"]) && Array.isArray(errors);
    return isComplete ? flowFrom(body) : undefined;
  });
}

/** The response to a migration, by the flows' names in the source. */
export interface Migration {
  readonly migrated: ReadonlyMap<string, { readonly id: string; readonly sourceId?: string }>;
  readonly failed: ReadonlyMap<string, { readonly message: string; readonly code?: number }>;
}

/**
 * The response to a migration. An entry without a valid id is left out, as if the response did not
 * mention the flow.
 *
 * @throws {Unreadable} If it lists neither copied nor failed flows.
 */
export function readMigration(response: ApiResponse): Migration {
  const body = isJsonObject(response.json) ? contentOf(response.json) : {};
  const { migrated_flows: migrated, failed_flows: failed } = body;
  if (!Array.isArray(migrated) && !Array.isArray(failed)) {
    throw new Unreadable("migrated_flows or failed_flows");
  }
  return {
    migrated: byName(migrated, (flow) => {
      const id = textOf(flow["migrated_id"]);
      if (id === undefined || !isId(id)) return undefined;
      return { id, ...optionalMember("sourceId", textOf(flow["source_id"])) };
    }),
    failed: byName(failed, (flow) => {
      const code = Number(textOf(flow["error_code"]) ?? Number.NaN);
      const message = displayText(flow["error_message"]) ?? "without a reason";
      return { message, ...(Number.isNaN(code) ? {} : { code }) };
    }),
  };
}

function byName<Item>(
  entries: unknown,
  itemFrom: (entry: JsonObject) => Item | undefined,
): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  for (const entry of Array.isArray(entries) ? entries.filter(isJsonObject) : []) {
    const name = textOf(entry["source_name"]);
    const item = itemFrom(entry);
    if (name !== undefined && item !== undefined) items.set(name, item);
  }
  return items;
}

/** A phone number's public key as Kaleyra holds it. */
export interface EncryptionKey {
  /** PEM. */
  readonly publicKey: string;
  /** Meta's value, `VALID` or `MISMATCH`. */
  readonly signatureStatus?: string;
}

/**
 * Reads a key, which is bare or the only entry of a list. A list without one means that there is no
 * key.
 *
 * @throws {Unreadable} If it is neither: a success without a key is not a valid response.
 */
export function readEncryptionKey(response: ApiResponse): EncryptionKey | undefined {
  const body = isJsonObject(response.json) ? contentOf(response.json) : {};
  if (Array.isArray(body["data"])) {
    const entry: unknown = body["data"][0];
    return isJsonObject(entry) ? keyIn(entry) : undefined;
  }
  const key = keyIn(body);
  if (key === undefined) throw new Unreadable("a business_public_key");
  return key;
}

function keyIn(entry: JsonObject): EncryptionKey | undefined {
  const publicKey = textOf(entry["business_public_key"]);
  if (publicKey === undefined) return undefined;
  const status = displayText(entry["business_public_key_signature_status"]);
  return { publicKey, ...optionalMember("signatureStatus", status) };
}

/**
 * The assets of a flow. A missing field is an empty string: the download then refuses the URL.
 *
 * @throws {Unreadable} If it is not a list of assets.
 */
export function readAssetPage(
  response: ApiResponse,
): Page<{ assetType: string; downloadUrl: string }> {
  const items = listIn(response).entries.map((asset) => ({
    assetType: textOf(asset["asset_type"]) ?? "",
    downloadUrl: textOf(asset["download_url"]) ?? "",
  }));
  return { items };
}

/** A list is bare, as `[…]`, or in `{data: […], paging}`, or that once more inside the wrapper. */
function listIn({ json: outer }: ApiResponse): {
  readonly entries: JsonObject[];
  readonly paging: unknown;
} {
  const inner = isJsonObject(outer) && isJsonObject(outer["data"]) ? outer["data"] : outer;
  const entries = isJsonObject(inner) ? inner["data"] : inner;
  if (!Array.isArray(entries)) throw new Unreadable("a list under data");
  if (!entries.every(isJsonObject)) throw new Unreadable("a list of objects under data");
  const pagings = [inner, outer].filter(isJsonObject).map((body) => body["paging"]);
  return { entries, paging: pagings.find((paging) => paging != null) };
}

function readPage<Item>(response: ApiResponse, itemFrom: (item: JsonObject) => Item): Page<Item> {
  const { entries, paging } = listIn(response);
  return { items: entries.map(itemFrom), ...optionalMember("after", cursorIn(paging)) };
}

/**
 * The cursor of the next page; `undefined` on the last page.
 *
 * @throws {Unreadable} If there may be a next page but no readable cursor leads to it.
 */
function cursorIn(paging: unknown): string | undefined {
  if (paging == null) return undefined;
  const unknownCursor = "a cursor to the next page, as text under paging.cursors.after";
  if (!isJsonObject(paging)) throw new Unreadable(unknownCursor);
  const cursors = paging["cursors"] ?? {};
  const after = isJsonObject(cursors) ? (cursors["after"] ?? "") : undefined;
  if (typeof after !== "string") throw new Unreadable(unknownCursor);
  if (after === "" && (paging["next"] ?? "") !== "") throw new Unreadable(unknownCursor);
  return after === "" ? undefined : after;
}

/** @throws {Unreadable} If id, name or status are missing. */
function flowFrom(body: JsonObject): Flow {
  const id = textOf(body["id"]);
  const status = displayText(body["status"]);
  const name = nameIn(body);
  if (id === undefined || status === undefined || name === undefined) {
    throw new Unreadable("a flow with id, name and status");
  }
  const categories = Array.isArray(body["categories"]) ? body["categories"] : [];
  const owner = body["whatsapp_business_account"];
  return {
    id,
    status,
    name,
    categories: categories.filter((category) => typeof category === "string"),
    validationErrors: validationErrorsIn(body),
    ...optionalMember("jsonVersion", displayText(body["json_version"])),
    ...optionalMember("dataApiVersion", displayText(body["data_api_version"])),
    ...optionalMember("endpointUri", textOf(body["endpoint_uri"])),
    ...optionalMember("wabaId", isJsonObject(owner) ? textOf(owner["id"]) : undefined),
  };
}

/** A name that is empty or null is kept as empty, so that the rest of a list stays readable. */
function nameIn({ name }: JsonObject): string | undefined {
  return name === "" || name === null ? "" : textOf(name);
}

function validationErrorsIn(body: JsonObject): readonly ValidationError[] {
  const entries = body["validation_errors"] ?? body["validation_error"];
  return Array.isArray(entries)
    ? entries.slice(0, mostValidationErrors).map(validationErrorFrom)
    : [];
}

function validationErrorFrom(entry: unknown): ValidationError {
  if (!isJsonObject(entry)) {
    const text = typeof entry === "string" ? entry : JSON.stringify(entry);
    return { error: "UNKNOWN", message: displayText(text) ?? "" };
  }
  const pointer: unknown = Array.isArray(entry["pointers"]) ? entry["pointers"][0] : undefined;
  const line = entry["line_start"];
  return {
    error: displayText(entry["error"]) ?? "UNKNOWN",
    message: displayText(entry["message"]) ?? "",
    ...optionalMember("path", isJsonObject(pointer) ? displayText(pointer["path"]) : undefined),
    // The engine cannot serialize an infinite number and would lose the whole state.
    ...optionalMember("line", Number.isSafeInteger(line) ? Number(line) : undefined),
  };
}

/** Whether it is Kaleyra's wrapper around a success, whose content is in `data`. */
function isWrapped(body: JsonObject): boolean {
  return /^WA-?200$/i.test(textOf(body["code"]) ?? "");
}

function contentOf(body: JsonObject): JsonObject {
  return isWrapped(body) && isJsonObject(body["data"]) ? body["data"] : body;
}

/** A string that is not empty. An id may be a number; its digits are kept. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text for people, cut to a safe length: a status, a reason, a version. */
function displayText(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : truncated(printable(text), longestShownText);
}

/** An object with the member, or without it if the value is `undefined`. */
function optionalMember<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value };
}
