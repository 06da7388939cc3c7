import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

import type { Connection } from "../../../provider/kaleyra/connection";
import type { DebugLog } from "../../../provider/kaleyra/debug-log";
import {
  describeFailure,
  KaleyraError,
  type KaleyraFailure,
} from "../../../provider/kaleyra/failure";
import type { ApiRequest } from "../../../provider/kaleyra/request";
import type { ApiResponse } from "../../../provider/kaleyra/response";
import type { ApiResult } from "../../../provider/kaleyra/result";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { Transport } from "../../../provider/kaleyra/transport";
import type { Redact } from "./findings";

/** One request and its response, redacted. The names are keys of the JSON report. */
export interface Exchange {
  /** Counts from 1, in the order of the requests. */
  readonly number: number;
  readonly request: string;
  readonly requestBody?: string;
  /** Missing if there was no response. */
  readonly httpStatus?: number;
  /** The response's body; without a response, the reason. */
  readonly responseBody: string;
  readonly milliseconds: number;
}

/** A response, and the failure if the response is one. */
export interface Result {
  readonly response: ApiResponse;
  readonly failure?: KaleyraFailure;
}

/** A result with the number of its exchange. */
export interface RecordedResult extends Result {
  readonly number: number;
}

/** How requests are sent, and what the records of them hide. */
export interface ExchangeOptions {
  readonly redact: Redact;
  readonly userAgent: string;
  readonly debugLog?: DebugLog | undefined;
}

/** The waits after a rate limit that names no time: each is twice as long as the one before, up to the longest. */
const firstWaitMs = 500;
const longestWaitMs = 10_000;
/** After so many waits, the rate limit is the result. */
const mostWaits = 20;

/** The time limit of one request: longer than the provider's, to measure responses that are too late for it. */
const requestSeconds = 60;

/** Sends requests and records every exchange. Retries only what exceeds the rate limit. */
export class Exchanges {
  readonly all: Exchange[] = [];
  /** The first result of a request over the rate limit. */
  firstRateLimit: RecordedResult | undefined;
  readonly connection: Connection;
  readonly #options: ExchangeOptions;
  readonly #transport: Transport;
  #cancellation = newCancellation();

  constructor(connection: Connection, options: ExchangeOptions) {
    this.connection = connection;
    this.#options = options;
    this.#transport = this.#transportFor(connection);
  }

  /** Aborts the request in progress and all later ones, until resumed. */
  stop(): void {
    this.#cancellation.abort();
  }

  resume(): void {
    this.#cancellation = newCancellation();
  }

  /**
   * Sends a request, with other credentials if given. A refusal is returned as a result, also one
   * that exceeds the rate limit after the last retry.
   *
   * @throws {KaleyraError} If there was no response.
   */
  async send(request: ApiRequest, credentials?: Partial<Connection>): Promise<RecordedResult> {
    const transport =
      credentials === undefined
        ? this.#transport
        : this.#transportFor({ ...this.connection, ...credentials });
    for (let waits = 0; ; waits += 1) {
      const result = await this.#record(request, () => transport.sendOnce(request, this.#limit()));
      if (result.failure?.kind !== "rateLimited" || waits === mostWaits) return result;
      this.firstRateLimit ??= result;
      const wait = result.failure.retryAfterMs ?? Math.min(longestWaitMs, firstWaitMs * 2 ** waits);
      await pause(wait, undefined, { signal: this.#cancellation.signal });
    }
  }

  /**
   * Downloads a document as text. It is not retried.
   *
   * @throws {KaleyraError} If there was no response.
   */
  download(address: string): Promise<RecordedResult> {
    // The record does not have the address, whose signature gives access to the document.
    const request: ApiRequest = { method: "GET", path: "(the document's download_url)" };
    return this.#record(request, () => this.#transport.download(address, this.#limit()));
  }

  async #record(request: ApiRequest, transmit: () => Promise<ApiResult>): Promise<RecordedResult> {
    const number = this.all.length + 1;
    const requestBody = bodyOf(request);
    const startedAt = performance.now();
    const addExchange = (responseBody: string, status?: number): void => {
      this.all.push({
        number,
        request: this.#options.redact(`${request.method} whatsapp/${request.path}`),
        ...(requestBody !== undefined && { requestBody: this.#options.redact(requestBody) }),
        ...(status !== undefined && { httpStatus: status }),
        responseBody: this.#options.redact(responseBody),
        milliseconds: Math.round(performance.now() - startedAt),
      });
    };
    try {
      const result = withResponse(await transmit());
      addExchange(result.response.text, result.response.status);
      return { ...result, number };
    } catch (error) {
      addExchange(error instanceof KaleyraError ? describeFailure(error.failure) : "nothing");
      throw error;
    }
  }

  #transportFor(connection: Connection): Transport {
    const { userAgent, debugLog } = this.#options;
    return new Transport({ connection, userAgent, debugLog });
  }

  #limit(): TimeLimit {
    return new TimeLimit(requestSeconds, this.#cancellation.signal);
  }
}

/** @throws {KaleyraError} If there was no response. */
function withResponse(result: ApiResult): Result {
  if (result.failure === undefined) return { response: result.value };
  const { request, failure, response } = result;
  if (response === undefined) throw new KaleyraError(request, failure);
  return { response, failure };
}

function newCancellation(): AbortController {
  const cancellation = new AbortController();
  // Every request's time limit adds a listener, and Node.js would warn about a leak.
  setMaxListeners(0, cancellation.signal);
  return cancellation;
}

/** The body as text, for the record. */
function bodyOf({ body }: ApiRequest): string | undefined {
  if (body === undefined) return undefined;
  if ("fields" in body) return new URLSearchParams(body.fields).toString();
  return "json" in body ? JSON.stringify(body.json) : body.form.bytes.toString("utf8");
}
