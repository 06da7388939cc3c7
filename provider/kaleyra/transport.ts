import fetch, { FetchError, type RequestInit } from "node-fetch";

import { keepAliveRoutes } from "./agents";
import { type Connection, isLoopback } from "./connection";
import type { DebugLog } from "./debug-log";
import { type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import { type Mask, maskFor } from "./mask";
import { InvalidProxy } from "./proxy";
import { readFailure } from "./read-failure";
import { type ApiRequest, prepare, type PreparedRequest } from "./request";
import { RequestSlots } from "./request-slots";
import { type ApiResponse, apiResponse } from "./response";
import { type ApiResult, readResult, unreadableFailure } from "./result";
import { type Repeatable, withRetries } from "./retry";
import type { TimeLimit } from "./time-limit";
import { Wait } from "./wait";

/** What all requests of one configuration have in common. */
export interface TransportOptions {
  readonly connection: Connection;
  /**
   * Longest wait for one response, in seconds.
   * @default the time limit's `responseSeconds`
   */
  readonly requestTimeoutSeconds?: number;
  /**
   * Most requests in flight at once, over all operations that share this transport.
   * @default 10
   */
  readonly maxConcurrency?: number;
  /** Receives each request and response. */
  readonly debugLog?: DebugLog | undefined;
  /** Sent as `User-Agent`. */
  readonly userAgent: string;
}

/** A document may have 10 MB, and its JSON text in a response a little more. This leaves room. */
const largestResponseBytes = 32 * 1024 * 1024;

/**
 * The only place that sends HTTP requests to Kaleyra. It keeps connections alive, applies time
 * limits and bounded retries, refuses redirects, limits the size of responses and reads them as
 * unknown data. It returns refusals and all other failures as values.
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
   * Sends a request with the account's key, retries it where that helps, and reads the response.
   *
   * @param read Interprets the response.
   */
  async send<Value>(
    request: ApiRequest,
    limit: TimeLimit,
    read: (response: ApiResponse) => Value,
  ): Promise<ApiResult<Value>> {
    const prepared = prepare(request, this.#options.connection);
    return readResult(
      await this.#sendUntilFinal(prepared, request.repeatable ?? "always", limit),
      read,
    );
  }

  /** Sends a request with the account's key, without retries, and leaves its response as it is. */
  async sendOnce(request: ApiRequest, limit: TimeLimit): Promise<ApiResult> {
    const prepared = prepare(request, this.#options.connection);
    const wait = new Wait(prepared.request, limit);
    try {
      return await this.#attempt(prepared, limit, wait);
    } finally {
      wait.end();
    }
  }

  /**
   * Downloads from a URL that Kaleyra returned. The URL belongs to another server, so the key is
   * not sent, and it must be https (http is allowed only if Kaleyra itself is on a loopback
   * address).
   */
  async download(address: string, limit: TimeLimit): Promise<ApiResult> {
    const request = "GET of the document";
    const url = URL.canParse(address) ? new URL(address) : undefined;
    const mayBeHttp = isLoopback(this.#options.connection.apiUrl.hostname);
    const isSafe =
      url?.protocol === "https:" ||
      (url?.protocol === "http:" && mayBeHttp && isLoopback(url.hostname));
    if (url === undefined || !isSafe) {
      // 200 is the status of the response that contained the URL.
      const expected = "a download_url that is https";
      return { request, failure: { kind: "unreadable", status: 200, expected } };
    }
    const init = { method: "GET" } as const;
    const prepared = { request, url, init, isChange: false, isDocument: true };
    return this.#sendUntilFinal(prepared, "always", limit);
  }

  /** Sends a request until no retry would help, and reports a long wait. */
  async #sendUntilFinal(
    prepared: PreparedRequest,
    repeatable: Repeatable,
    limit: TimeLimit,
  ): Promise<ApiResult> {
    const wait = new Wait(prepared.request, limit);
    const attempt = async () => {
      const result = await this.#attempt(prepared, limit, wait);
      wait.attemptEnded(result.failure);
      return result;
    };
    try {
      return await withRetries(attempt, repeatable, limit);
    } finally {
      wait.end();
    }
  }

  /** Sends a request once. The response to a change is awaited even if the operation ends. */
  async #attempt(prepared: PreparedRequest, limit: TimeLimit, wait: Wait): Promise<ApiResult> {
    const result = await this.#slots.run(limit, async () => {
      wait.attemptSent();
      if (!prepared.isChange) return this.#fetch(prepared, limit);
      const endRequest = limit.beginChange();
      const change = await this.#fetch(prepared, limit);
      endRequest(change.failure === undefined || mayHaveBeenApplied(change.failure));
      return change;
    });
    const { request, url } = prepared;
    // Without a result the limit ended before anything was sent; it then has a failure.
    const final = result ?? { request, failure: limit.failure ?? { kind: "canceled" } };
    this.#log(prepared, final);
    const { failure } = final;
    return failure === undefined ? final : { ...final, failure: withOrigin(failure, url, limit) };
  }

  async #fetch(prepared: PreparedRequest, limit: TimeLimit): Promise<ApiResult> {
    const { request, url, init, isChange } = prepared;
    const seconds = this.#options.requestTimeoutSeconds ?? limit.responseSeconds;
    // The end of the operation aborts a read, but never a change that was sent.
    const signal = isChange ? undefined : limit.signal;
    const controller = new AbortController();
    const abort = () => controller.abort();
    const timer = setTimeout(abort, seconds * 1000);
    signal?.addEventListener("abort", abort);
    if (signal?.aborted) abort();
    let mayHaveLeft = () => false;
    try {
      const route = this.#routeTo(url);
      ({ mayHaveLeft } = route);
      const response = await fetch(url.href, {
        ...init,
        agent: route.agent,
        headers: { ...init.headers, "user-agent": this.#options.userAgent },
        redirect: "manual",
        size: largestResponseBytes,
        // node-fetch 2 declares its own AbortSignal, which is older than the global one.
        signal: controller.signal as RequestInit["signal"],
      });
      limit.responseArrived();
      const { status, headers } = response;
      const text = await response.text();
      return this.#resultOf(prepared, apiResponse(status, text, headers.get("retry-after")));
    } catch (error) {
      abort(); // Otherwise the rest of a response that is too large would still arrive.
      const limitFailure = isChange ? undefined : limit.failure;
      const sent = { host: url.host, mayHaveLeft: mayHaveLeft(), seconds };
      return { request, failure: limitFailure ?? failureOf(error, sent) };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    }
  }

  #resultOf({ request, isDocument }: PreparedRequest, response: ApiResponse): ApiResult {
    // A document may contain `error` and `code`, which are not a failure of Kaleyra's.
    const isDocumentText = isDocument === true && response.status === 200;
    const failure = isDocumentText ? undefined : failureIn(response, this.mask);
    return failure === undefined ? { request, value: response } : { request, failure, response };
  }

  #log({ request, init }: PreparedRequest, result: ApiResult): void {
    const response = result.failure === undefined ? result.value : result.response;
    const entry =
      response === undefined
        ? { error: result.failure }
        : {
            requestBody: init.body?.toString(),
            httpStatus: response.status,
            responseBody: response.text,
          };
    this.#options.debugLog?.write({ request, ...entry }, this.mask);
  }
}

/** A response that cannot be interpreted still counts as a response. */
function failureIn(response: ApiResponse, mask: Mask): KaleyraFailure | undefined {
  try {
    return readFailure(response, mask);
  } catch {
    return unreadableFailure(response, "JSON of another form");
  }
}

/** The failures whose message names the host but whose `kind` does not have it yet. */
const failuresOfHost: ReadonlySet<KaleyraFailure["kind"]> = new Set([
  "timedOut",
  "gatewayPage",
  "redirected",
] as const);

/** Adds what a message needs to say where the request went and who limits its time. */
function withOrigin(failure: KaleyraFailure, { host }: URL, limit: TimeLimit): KaleyraFailure {
  const { limitedBy } = limit;
  // The hints for these name the option with which to set a longer limit.
  const isOfTime = failure.kind === "timedOut" || failure.kind === "rateLimited";
  return {
    ...failure,
    ...(failuresOfHost.has(failure.kind) && { host }),
    ...(isOfTime && limitedBy !== undefined && { limitedBy }),
  };
}

interface SentRequest {
  readonly host: string;
  /** Whether any part of the request may have left this machine. */
  readonly mayHaveLeft: boolean;
  /** How long it waited for the response. */
  readonly seconds: number;
}

/** The failure of a request without a whole response. */
function failureOf(error: unknown, { host, mayHaveLeft, seconds }: SentRequest): KaleyraFailure {
  if (error instanceof InvalidProxy) return { kind: "unreachable", host, code: error.message };
  if (error instanceof Error && error.name === "AbortError") {
    return mayHaveLeft
      ? { kind: "timedOut", limit: "request", seconds }
      : { kind: "unreachable", host, code: "ETIMEDOUT" };
  }
  if (error instanceof FetchError && error.type === "max-size") {
    return { kind: "tooLarge", limitBytes: largestResponseBytes };
  }
  return { kind: mayHaveLeft ? "connectionLost" : "unreachable", host, code: codeOf(error) };
}

/** Node's code for the error, e.g. `ECONNRESET`, or another short name for it. */
function codeOf(error: unknown): string {
  if (error instanceof FetchError) return error.code ?? error.type;
  return error instanceof Error ? error.name : "unknown";
}
