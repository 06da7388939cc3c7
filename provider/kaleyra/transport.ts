import fetch, { FetchError, type RequestInit, type Response } from "node-fetch";

import { keepAliveRoutes, type Route } from "./agents";
import { type Connection, isLoopback } from "./connection";
import type { DebugLog } from "./debug-log";
import type { EncodedForm } from "./document-form";
import { KaleyraError, type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import { type Mask, maskFor } from "./mask";
import { InvalidProxy, proxyFor } from "./proxy";
import { readFailure } from "./read-failure";
import { RequestSlots } from "./request-slots";
import { type ApiResponse, apiResponse } from "./response";
import { type Repeatable, withRetries } from "./retry";
import type { TimeLimit } from "./time-limit";
import { Unreadable } from "./wire";

export interface TransportOptions {
  readonly connection: Connection;
  /**
   * Longest wait for one response, in seconds.
   * @default what the operation's time limit leaves for one
   */
  readonly requestTimeoutSeconds?: number;
  /**
   * Most requests in flight at once, over all operations that share this transport.
   * @default 10
   */
  readonly maxConcurrency?: number;
  /** Takes each request and response. */
  readonly debugLog?: DebugLog | undefined;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
}

/** One request, addressed below `/v2/<sid>/whatsapp/`. */
export interface ApiRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?:
    | { readonly json: unknown }
    | { readonly form: EncodedForm }
    /** Sent URL-encoded. */
    | { readonly fields: Readonly<Record<string, string>> };
  /** @default "always" */
  readonly repeatable?: Repeatable;
  /** Leaves the Content-Type out of a call without a body, to see whether it is asked for. */
  readonly withoutContentType?: boolean;
  /** A POST that changes nothing. */
  readonly onlyReads?: boolean;
}

/** What came back for one request, whatever it says, and what is wrong with it where something is. */
export interface ApiResult {
  readonly response: ApiResponse;
  readonly failure?: KaleyraFailure;
}

/** A document may have 10 MB, its JSON text in an response a little more. */
const largestResponseBytes = 32 * 1024 * 1024;

/**
 * Speaks HTTP with Kaleyra, and is the only place that does: keep-alive connections, time limits,
 * bounded repetition, redirects refused, answers limited in size and read as unknown data.
 */
export class Transport {
  readonly mask: Mask;
  readonly #options: TransportOptions;
  readonly #routeTo = keepAliveRoutes();
  readonly #slots: RequestSlots;

  constructor(options: TransportOptions) {
    this.#options = options;
    this.mask = maskFor(options.connection);
    this.#slots = new RequestSlots(options.maxConcurrency ?? 10);
  }

  /**
   * Sends a call with the account's key and reads the response, if that is no failure.
   *
   * @param read Only here a response is looked into: whatever this throws, the call may have been
   * acted on, so the failure says so.
   * @throws {KaleyraError} For everything else, expected refusals included.
   */
  async send<Value>(
    call: ApiRequest,
    limit: TimeLimit,
    read: (response: ApiResponse) => Value,
  ): Promise<Value> {
    const exchange = this.#prepare(call);
    const attempt = () => this.#attemptOrThrow(exchange, limit);
    const response = await withRetries(attempt, call.repeatable ?? "always", limit);
    try {
      return read(response);
    } catch (error) {
      const expected = error instanceof Unreadable ? error.message : "JSON of another form";
      throw new KaleyraError(exchange.request, unreadable(response, expected));
    }
  }

  /**
   * Sends a call once and returns whatever is answered, a refusal too.
   *
   * @throws {KaleyraError} If nothing is.
   */
  sendOnce(call: ApiRequest, limit: TimeLimit): Promise<ApiResult> {
    return this.#attempt(this.#prepare(call), limit);
  }

  /**
   * Fetches an address that Kaleyra handed out. It belongs to somebody else, so the key stays here.
   *
   * @throws {KaleyraError} If it is not https (http only where Kaleyra itself is on a loopback address).
   */
  async download(address: string, limit: TimeLimit): Promise<ApiResponse> {
    const request = "GET of the document";
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const mayBeHttp = isLoopback(this.#options.connection.apiUrl.hostname);
    const safe =
      url?.protocol === "https:" ||
      (url?.protocol === "http:" && mayBeHttp && isLoopback(url.hostname));
    if (url === undefined || !safe) {
      const expected = "a download_url that is https";
      throw new KaleyraError(request, { kind: "unreadable", status: 200, expected });
    }
    const init = { method: "GET" };
    const exchange = { request, url, init, isChange: false, isDocument: true };
    return withRetries(() => this.#attemptOrThrow(exchange, limit), "always", limit);
  }

  #prepare(call: ApiRequest): PreparedRequest {
    const { apiUrl, sid, apiKey } = this.#options.connection;
    const { method, path, onlyReads = method === "GET" } = call;
    const { body, headers } = contentOf(call);
    const own = { "api-key": apiKey, accept: "application/json" };
    return {
      request: `${method} whatsapp/${path.split("?")[0]}`,
      url: new URL(`/v2/${encodeURIComponent(sid)}/whatsapp/${path}`, apiUrl),
      init: { method, headers: { ...own, ...headers }, ...(body && { body }) },
      isChange: !onlyReads,
    };
  }

  async #attemptOrThrow(exchange: PreparedRequest, limit: TimeLimit): Promise<ApiResponse> {
    const { response, failure } = await this.#attempt(exchange, limit);
    if (failure !== undefined) throw new KaleyraError(exchange.request, failure);
    return response;
  }

  async #attempt(exchange: PreparedRequest, limit: TimeLimit): Promise<ApiResult> {
    const { request, url, init, isChange } = exchange;
    refuseInvalidProxy(request, url);
    const outcome = await this.#slots.run(limit, () =>
      isChange ? this.#change(exchange, limit) : this.#outcome(exchange, limit),
    );
    const { response, failure } = outcome ?? { failure: limit.failure ?? { kind: "cancelled" } };
    if (response === undefined) {
      this.#log({ request, error: failure });
      throw new KaleyraError(request, failure);
    }
    this.#log({
      request,
      requestBody: loggable(init.body),
      httpStatus: response.status,
      responseBody: response.text,
    });
    return failure === undefined ? { response } : { response, failure };
  }

  /** Once sent, a change is waited for, whatever becomes of the operation. */
  async #change(exchange: PreparedRequest, limit: TimeLimit): Promise<Outcome> {
    const responded = limit.beginChange();
    const outcome = await this.#outcome(exchange, limit);
    responded(outcome.failure === undefined || mayHaveBeenApplied(outcome.failure));
    return outcome;
  }

  async #outcome(
    { url, init, isChange, isDocument }: PreparedRequest,
    limit: TimeLimit,
  ): Promise<Outcome> {
    const seconds = this.#options.requestTimeoutSeconds ?? limit.responseSeconds;
    const route = this.#routeTo(url);
    const wait = { seconds, ...(!isChange && { signal: limit.signal }) };
    try {
      const response = await this.#fetch(url, { ...init, agent: route.agent }, wait);
      const isDocumentText = isDocument === true && response.status === 200;
      const failure = isDocumentText ? undefined : this.#failureIn(response);
      return failure === undefined ? { response } : { response, failure };
    } catch (error) {
      const ended = isChange ? undefined : limit.failure;
      return { failure: ended ?? failureOf(error, route, seconds) };
    }
  }

  /** A response that breaks its reader is a response all the same. */
  #failureIn(response: ApiResponse): KaleyraFailure | undefined {
    try {
      return readFailure(response, this.mask);
    } catch {
      return unreadable(response, "JSON of another form");
    }
  }

  #log(entry: Readonly<Record<string, unknown>>): void {
    this.#options.debugLog?.write(entry, this.mask);
  }

  async #fetch(
    url: URL,
    init: RequestInit,
    { seconds, signal }: { readonly seconds: number; readonly signal?: AbortSignal },
  ): Promise<ApiResponse> {
    const end = new AbortController();
    const abort = () => end.abort();
    const timer = setTimeout(abort, seconds * 1000);
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    try {
      const response: Response = await fetch(url.href, {
        ...init,
        headers: { ...init.headers, "user-agent": this.#options.userAgent },
        redirect: "manual",
        size: largestResponseBytes,
        // node-fetch 2 declares an AbortSignal of its own, older than the global one.
        signal: end.signal as unknown as NonNullable<RequestInit["signal"]>,
      });
      return apiResponse(
        response.status,
        await response.text(),
        response.headers.get("retry-after"),
      );
    } catch (error) {
      abort(); // Or what is left of an response that is too large would go on coming.
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }
}

function failureOf(error: unknown, { mayHaveLeft }: Route, seconds: number): KaleyraFailure {
  if (error instanceof Error && error.name === "AbortError") {
    return mayHaveLeft()
      ? { kind: "timedOut", limit: "request", seconds }
      : { kind: "unreachable", code: "ETIMEDOUT" };
  }
  if (error instanceof FetchError && error.type === "max-size") {
    return { kind: "tooLarge", limitBytes: largestResponseBytes };
  }
  return { kind: mayHaveLeft() ? "connectionLost" : "unreachable", code: codeOf(error) };
}

function unreadable({ status }: ApiResponse, expected: string): KaleyraFailure {
  return { kind: "unreadable", status, expected };
}

function codeOf(error: unknown): string {
  if (error instanceof FetchError) return error.code ?? error.type;
  return error instanceof Error ? error.name : "unknown";
}

/** How one request ended: with a response, with a failure, or with one that the response tells. */
type Outcome =
  | { readonly response: ApiResponse; readonly failure?: KaleyraFailure }
  | { readonly response?: undefined; readonly failure: KaleyraFailure };

/** @throws {KaleyraError} If the address is reached through a proxy that cannot be used. */
function refuseInvalidProxy(request: string, url: URL): void {
  try {
    proxyFor(url);
  } catch (error) {
    if (!(error instanceof InvalidProxy)) throw error;
    throw new KaleyraError(request, { kind: "unreachable", code: error.message });
  }
}

interface PreparedRequest {
  /** As errors and the log name it: method and path. */
  readonly request: string;
  readonly url: URL;
  readonly init: RequestInit;
  readonly isChange: boolean;
  /** The response is no word of Kaleyra's, but a document that may say anything. */
  readonly isDocument?: boolean;
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
  // Kaleyra's pages differ about calls without a body; DELETE insists on this type.
  const headers = withoutContentType === true ? {} : { "content-type": "application/json" };
  return body === undefined ? { headers } : { body: JSON.stringify(body.json), headers };
}

function loggable(body: RequestInit["body"]): string | undefined {
  if (typeof body === "string") return body;
  return Buffer.isBuffer(body) ? body.toString("utf8") : undefined;
}
