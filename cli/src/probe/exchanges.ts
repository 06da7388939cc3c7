import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

import type { Connection } from "../../../provider/kaleyra/connection";
import type { DebugLog } from "../../../provider/kaleyra/debug-log";
import { describeFailure, KaleyraError } from "../../../provider/kaleyra/failure";
import { TimeLimit } from "../../../provider/kaleyra/time-limit";
import { type ApiRequest, type ApiResult, Transport } from "../../../provider/kaleyra/transport";
import type { Disguise } from "./disguise";

/** One request and its answer as they may be shown to anybody. */
export interface Exchange {
  /** From 1, in the order they were sent. */
  readonly number: number;
  readonly request: string;
  readonly sent?: string;
  /** Missing where nothing came. */
  readonly status?: number;
  readonly came: string;
  readonly milliseconds: number;
}

/** An answer with the number of its exchange. */
export interface Asked extends ApiResult {
  readonly number: number;
}

export interface ExchangeOptions {
  readonly disguise: Disguise;
  readonly userAgent: string;
  readonly debugLog?: DebugLog | undefined;
}

const longestWaitMs = 10_000;
const mostWaits = 20;

/** Asks Kaleyra, repeats nothing but what came too fast, and writes everything down. */
export class Exchanges {
  readonly all: Exchange[] = [];
  /** The first answer to a request that came too fast. */
  tooFast: (Asked & { readonly waits: number }) | undefined;
  readonly connection: Connection;
  readonly #options: ExchangeOptions;
  readonly #transport: Transport;
  #cancellation = newCancellation();

  constructor(connection: Connection, options: ExchangeOptions) {
    this.connection = connection;
    this.#options = options;
    this.#transport = this.#transportFor(connection);
  }

  /** Ends what is under way and refuses what comes, until it is resumed. */
  stop(): void {
    this.#cancellation.abort();
  }

  resume(): void {
    this.#cancellation = newCancellation();
  }

  /** @throws {KaleyraError} If nothing came back. */
  async ask(call: ApiRequest, as?: Partial<Connection>): Promise<Asked> {
    const transport =
      as === undefined ? this.#transport : this.#transportFor({ ...this.connection, ...as });
    for (let waits = 0; ; waits += 1) {
      const asked = await this.#record(call, () => transport.sendOnce(call, this.#limit()));
      if (asked.failure?.kind !== "rateLimited" || waits === mostWaits) return asked;
      this.tooFast ??= { ...asked, waits };
      const wait = asked.failure.retryAfterMs ?? Math.min(longestWaitMs, 500 * 2 ** waits);
      await pause(wait, undefined, { signal: this.#cancellation.signal });
    }
  }

  /** Fetches a document's address; what it answers is text. */
  download(address: string): Promise<Asked> {
    const call: ApiRequest = { method: "GET", path: "(the document's download_url)" };
    return this.#record(call, async () => {
      try {
        return { response: await this.#transport.download(address, this.#limit()) };
      } catch (error) {
        if (!(error instanceof KaleyraError) || error.failure.kind !== "gatewayPage") throw error;
        const { failure } = error;
        return {
          response: { status: failure.status, json: undefined, text: failure.excerpt },
          failure,
        };
      }
    });
  }

  async #record(call: ApiRequest, send: () => Promise<ApiResult>): Promise<Asked> {
    const number = this.all.length + 1;
    const sent = sentBy(call);
    const begun = performance.now();
    const entry = (came: string, status?: number): void => {
      this.all.push({
        number,
        request: this.#options.disguise(`${call.method} whatsapp/${call.path}`),
        ...(sent !== undefined && { sent: this.#options.disguise(sent) }),
        ...(status !== undefined && { status }),
        came: this.#options.disguise(came),
        milliseconds: Math.round(performance.now() - begun),
      });
    };
    try {
      const reply = await send();
      entry(reply.response.text, reply.response.status);
      return { ...reply, number };
    } catch (error) {
      entry(error instanceof KaleyraError ? describeFailure(error.failure) : "nothing");
      throw error;
    }
  }

  #transportFor(connection: Connection): Transport {
    const { userAgent, debugLog } = this.#options;
    return new Transport({ connection, userAgent, debugLog });
  }

  #limit(): TimeLimit {
    return new TimeLimit(60, this.#cancellation.signal);
  }
}

function newCancellation(): AbortController {
  const cancellation = new AbortController();
  setMaxListeners(0, cancellation.signal); // Each request's time limit listens.
  return cancellation;
}

function sentBy({ body }: ApiRequest): string | undefined {
  if (body === undefined) return undefined;
  if ("fields" in body) return new URLSearchParams(body.fields).toString();
  return "json" in body ? JSON.stringify(body.json) : body.form.bytes.toString("utf8");
}
