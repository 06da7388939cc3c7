import { type Answer, isJsonObject, type JsonObject } from "./answer";
import type { Flow, FlowPreview, FlowStatus, ValidationError } from "./flow";
import { isId } from "./ids";

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
export function saysDone(answer: Answer): boolean {
  const body = isJsonObject(answer.json) ? answer.json : {};
  const success = contentOf(body)["success"] ?? body["success"];
  return success === undefined ? isWrapped(body) : success === true || success === "true";
}

/** The id of a new flow, `undefined` where the answer has none that can be one. */
export function readCreatedId(answer: Answer): string | undefined {
  const id = isJsonObject(answer.json) ? textOf(contentOf(answer.json)["id"]) : undefined;
  return id !== undefined && isId(id) ? id : undefined;
}

/** Entries may be objects or plain texts; the key is `validation_error` on one page. */
export function readValidationErrors(answer: Answer): readonly ValidationError[] {
  return isJsonObject(answer.json) ? validationErrorsIn(contentOf(answer.json)) : [];
}

/** @throws {Unreadable} If id, status, name or categories are missing: each flow has them. */
export function readFlow(answer: Answer): Flow {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  if (!Array.isArray(body["categories"])) throw new Unreadable("a flow with its categories");
  return flowFrom(body);
}

/** @throws {Unreadable} If there is no status. */
export function readStatus(answer: Answer): FlowStatus {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  const status = textOf(body["status"]);
  if (status === undefined) throw new Unreadable("a flow with its status");
  return status;
}

/** @throws {Unreadable} If there is no address: Kaleyra's pages do not name this field. */
export function readPreview(answer: Answer): FlowPreview {
  const body = isJsonObject(answer.json) ? contentOf(answer.json) : {};
  const preview = isJsonObject(body["preview"]) ? body["preview"] : {};
  const url = textOf(preview["preview_url"]);
  if (url === undefined) throw new Unreadable("a flow with its preview_url");
  return { url, ...present("expiresAt", textOf(preview["expires_at"])) };
}

/** @throws {Unreadable} If it is no list of flows. */
export function readFlowPage(answer: Answer): Page<Flow> {
  return readPage(answer, flowFrom);
}

/**
 * A list of flows as `get` reads them; one of which it does not tell as much is `undefined`.
 *
 * @throws {Unreadable} If it is no list of flows.
 */
export function readDetailedPage(answer: Answer): Page<Flow | undefined> {
  return readPage(answer, (body) => {
    const errors = body["validation_errors"] ?? body["validation_error"];
    const isTold = Array.isArray(body["categories"]) && Array.isArray(errors);
    return isTold ? flowFrom(body) : undefined;
  });
}

/** @throws {Unreadable} If it is no list of assets. */
export function readAssetPage(answer: Answer): Page<{ assetType: string; downloadUrl: string }> {
  return readPage(answer, (asset) => ({
    assetType: textOf(asset["asset_type"]) ?? "",
    downloadUrl: textOf(asset["download_url"]) ?? "",
  }));
}

/** A list comes bare as `[…]`, as `{data: […], paging}`, or that once more inside the wrapper. */
function readPage<Item>(answer: Answer, itemFrom: (item: JsonObject) => Item): Page<Item> {
  const outer = answer.json;
  const inner = isJsonObject(outer) && isJsonObject(outer["data"]) ? outer["data"] : outer;
  const items = isJsonObject(inner) ? inner["data"] : inner;
  if (!Array.isArray(items)) throw new Unreadable("a list under data");
  const after = isJsonObject(inner) ? cursorIn(inner["paging"]) : undefined;
  return {
    items: items.filter(isJsonObject).map(itemFrom),
    ...(after === undefined ? {} : { after }),
  };
}

function cursorIn(paging: unknown): string | undefined {
  const cursors = isJsonObject(paging) ? paging["cursors"] : undefined;
  const after = isJsonObject(cursors) ? cursors["after"] : undefined;
  return typeof after === "string" && after !== "" ? after : undefined;
}

function flowFrom(body: JsonObject): Flow {
  const id = textOf(body["id"]);
  const status = textOf(body["status"]);
  const name = textOf(body["name"]);
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
    ...present("jsonVersion", textOf(body["json_version"])),
    ...present("dataApiVersion", textOf(body["data_api_version"])),
    ...present("endpointUri", textOf(body["endpoint_uri"])),
    ...present("wabaId", isJsonObject(owner) ? textOf(owner["id"]) : undefined),
  };
}

function validationErrorsIn(body: JsonObject): readonly ValidationError[] {
  const entries = body["validation_errors"] ?? body["validation_error"];
  return Array.isArray(entries) ? entries.map(validationErrorFrom) : [];
}

function validationErrorFrom(entry: unknown): ValidationError {
  if (!isJsonObject(entry)) return { error: "UNKNOWN", message: String(entry) };
  const pointer: unknown = Array.isArray(entry["pointers"]) ? entry["pointers"][0] : undefined;
  const line = entry["line_start"];
  return {
    error: textOf(entry["error"]) ?? "UNKNOWN",
    message: textOf(entry["message"]) ?? "",
    ...present("path", isJsonObject(pointer) ? textOf(pointer["path"]) : undefined),
    ...present("line", typeof line === "number" ? line : undefined),
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

function present<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value };
}
