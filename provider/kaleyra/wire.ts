import { printable, truncated } from "../text";
import type { Flow, FlowPreview, FlowStatus, ValidationError } from "./flow";
import { isId } from "./ids";
import { type ApiResponse, isJsonObject, type JsonObject } from "./response";

/** A state is not to grow with an answer: far more than anybody reads. */
const mostValidationErrors = 1_000;
const longestShownText = 1_000;

/** An answer that is not what its page says; the transport's error names the request. */
export class Unreadable extends Error {}

/** One page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** The cursor of the next page. */
  readonly after?: string;
}

/**
 * Whether an answer says that it was done: bare `{"success": true}` on the flow pages, wrapped as
 * `{"code": "WA200", …}` on their neighbours. An empty or silent one says nothing.
 */
export function isConfirmed(answer: ApiResponse): boolean {
  const body = isJsonObject(answer.json) ? answer.json : {};
  const success = contentOf(body)["success"] ?? body["success"];
  return success === undefined ? isWrapped(body) : success === true || success === "true";
}

/** The id of a new flow, `undefined` where the answer has none that can be one. */
export function readCreatedId(answer: ApiResponse): string | undefined {
  const id = isJsonObject(answer.json) ? textOf(contentOf(answer.json)["id"]) : undefined;
  return id !== undefined && isId(id) ? id : undefined;
}

/** Entries may be objects or plain texts; the key is `validation_error` on one page. */
export function readValidationErrors(answer: ApiResponse): readonly ValidationError[] {
  return isJsonObject(answer.json) ? validationErrorsIn(contentOf(answer.json)) : [];
}

/** @throws {Unreadable} If id, status, name or categories are missing: each flow has them. */
export function readFlow(answer: ApiResponse): Flow {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  if (!Array.isArray(body["categories"])) throw new Unreadable("a flow with its categories");
  return flowFrom(body);
}

/** @throws {Unreadable} If there is no status. */
export function readStatus(answer: ApiResponse): FlowStatus {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  const status = shownText(body["status"]);
  if (status === undefined) throw new Unreadable("a flow with its status");
  return status;
}

/** @throws {Unreadable} If there is no address: Kaleyra's pages do not name this field. */
export function readPreview(answer: ApiResponse): FlowPreview {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  const preview = isJsonObject(body["preview"]) ? body["preview"] : {};
  const url = textOf(preview["preview_url"]);
  if (url === undefined) throw new Unreadable("a flow with its preview_url");
  return { url, ...present("expiresAt", textOf(preview["expires_at"])) };
}

/** @throws {Unreadable} If it is no list of flows. */
export function readFlowPage(answer: ApiResponse): Page<Flow> {
  return readPage(answer, flowFrom);
}

/**
 * A list of flows as `get` reads them; one of which it does not tell as much is `undefined`.
 *
 * @throws {Unreadable} If it is no list of flows.
 */
export function readDetailedPage(answer: ApiResponse): Page<Flow | undefined> {
  return readPage(answer, (body) => {
    const errors = body["validation_errors"] ?? body["validation_error"];
    const isTold = Array.isArray(body["categories"]) && Array.isArray(errors);
    return isTold ? flowFrom(body) : undefined;
  });
}

/** What an answer says of a migration, by the names of the flows in the source. */
export interface Migration {
  readonly migrated: ReadonlyMap<string, { readonly id: string; readonly sourceId?: string }>;
  readonly failed: ReadonlyMap<string, { readonly message: string; readonly code?: number }>;
}

/** @throws {Unreadable} If it lists neither flows that were copied nor flows that were not. */
export function readMigration(answer: ApiResponse): Migration {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  const { migrated_flows: migrated, failed_flows: failed } = body;
  if (!Array.isArray(migrated) && !Array.isArray(failed)) {
    throw new Unreadable("migrated_flows or failed_flows");
  }
  return {
    migrated: byName(migrated, (flow) => {
      const id = textOf(flow["migrated_id"]);
      if (id === undefined || !isId(id)) return undefined;
      return { id, ...present("sourceId", textOf(flow["source_id"])) };
    }),
    failed: byName(failed, (flow) => {
      const code = Number(textOf(flow["error_code"]) ?? Number.NaN);
      const message = shownText(flow["error_message"]) ?? "without a reason";
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
  /** Meta's word, `VALID` or `MISMATCH`. */
  readonly signatureStatus?: string;
}

/**
 * A key comes as the one entry of a list, or bare; a list without one means that there is none.
 *
 * @throws {Unreadable} If it is neither: a success without a key is no answer to the question.
 */
export function readEncryptionKey(answer: ApiResponse): EncryptionKey | undefined {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  const entries = Array.isArray(body["data"]) ? body["data"] : undefined;
  const entry: unknown = entries === undefined ? body : entries[0];
  const publicKey = isJsonObject(entry) ? textOf(entry["business_public_key"]) : undefined;
  if (!isJsonObject(entry) || publicKey === undefined) {
    if (entries === undefined) throw new Unreadable("a business_public_key");
    return undefined;
  }
  const status = shownText(entry["business_public_key_signature_status"]);
  return { publicKey, ...present("signatureStatus", status) };
}

/** @throws {Unreadable} If it is no list of assets. */
export function readAssetPage(
  answer: ApiResponse,
): Page<{ assetType: string; downloadUrl: string }> {
  const items = listIn(answer).entries.map((asset) => ({
    assetType: textOf(asset["asset_type"]) ?? "",
    downloadUrl: textOf(asset["download_url"]) ?? "",
  }));
  return { items };
}

/** A list comes bare as `[…]`, as `{data: […], paging}`, or that once more inside the wrapper. */
function listIn({ json: outer }: ApiResponse): {
  readonly entries: JsonObject[];
  readonly paging: unknown;
} {
  const inner = isJsonObject(outer) && isJsonObject(outer["data"]) ? outer["data"] : outer;
  const entries = isJsonObject(inner) ? inner["data"] : inner;
  if (!Array.isArray(entries)) throw new Unreadable("a list under data");
  if (!entries.every(isJsonObject)) throw new Unreadable("a list of objects under data");
  const pagings = [inner, outer].map((holder) =>
    isJsonObject(holder) ? holder["paging"] : undefined,
  );
  return { entries, paging: pagings.find((paging) => paging != null) };
}

function readPage<Item>(answer: ApiResponse, itemFrom: (item: JsonObject) => Item): Page<Item> {
  const { entries, paging } = listIn(answer);
  return { items: entries.map(itemFrom), ...present("after", cursorIn(paging)) };
}

/** @throws {Unreadable} If there may be a next page, and no cursor that is understood leads there. */
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

function flowFrom(body: JsonObject): Flow {
  const id = textOf(body["id"]);
  const status = shownText(body["status"]);
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
    ...present("jsonVersion", shownText(body["json_version"])),
    ...present("dataApiVersion", shownText(body["data_api_version"])),
    ...present("endpointUri", textOf(body["endpoint_uri"])),
    ...present("wabaId", isJsonObject(owner) ? textOf(owner["id"]) : undefined),
  };
}

/** A flow whose name is stated as empty has none, and the others of its list are still flows. */
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
    return { error: "UNKNOWN", message: shownText(text) ?? "" };
  }
  const pointer: unknown = Array.isArray(entry["pointers"]) ? entry["pointers"][0] : undefined;
  const line = entry["line_start"];
  return {
    error: shownText(entry["error"]) ?? "UNKNOWN",
    message: shownText(entry["message"]) ?? "",
    ...present("path", isJsonObject(pointer) ? shownText(pointer["path"]) : undefined),
    // The engine cannot write a number that is infinite, and would lose the whole state.
    ...present("line", Number.isSafeInteger(line) ? Number(line) : undefined),
  };
}

function isWrapped(body: JsonObject): boolean {
  return /^WA-?200$/i.test(textOf(body["code"]) ?? "");
}

function contentOf(body: JsonObject): JsonObject {
  return isWrapped(body) && isJsonObject(body["data"]) ? body["data"] : body;
}

/** An id may come as a number; the digits count. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A text that people read and nothing is compared with: a stage, a reason, a version. */
function shownText(value: unknown): string | undefined {
  const text = textOf(value);
  return text === undefined ? undefined : truncated(printable(text), longestShownText);
}

function present<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value };
}
