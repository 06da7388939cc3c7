import type { OperationName } from "../kaleyra/routes";

export type RecordedOperation = OperationName | "downloadDocument" | "unknown";

/** One recorded request. It never has a key or a whole SID in it. */
export interface RecordedRequest {
  readonly operation: RecordedOperation;
  readonly method: string;
  /** With the query, if there was one. */
  readonly path: string;
  readonly flowId?: string;
  readonly wabaId?: string;
  readonly contentType?: string;
  readonly hasApiKey: boolean;
  /** The HTTP status of the response; 0 if there was none. */
  readonly status: number;
  /** When it began, as an ISO time. */
  readonly at: string;
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When its response was sent or its connection closed; Infinity until then. */
  readonly endedAt: number;
}

export type RequestInfo = Omit<RecordedRequest, "status" | "at" | "startedAt" | "endedAt">;

/** A request that has no response yet. */
export interface OpenRequest {
  readonly info: RequestInfo;
  setStatus(status: number): void;
  /** A second call does nothing. */
  end(): void;
}

/** An emulator may run for weeks. */
const mostRequests = 10_000;
/** In characters, of a text in a recorded body. */
const longestText = 2_000;

/** Records the last requests, and the most API requests that were open at once. */
export class Journal {
  #requests: { -readonly [member in keyof RecordedRequest]: RecordedRequest[member] }[] = [];
  readonly #log: ((line: string) => void) | undefined;
  #dropped = 0;
  #inFlight = 0;
  #maxConcurrentRequests = 0;

  constructor(log?: (line: string) => void) {
    this.#log = log;
  }

  begin(info: RequestInfo): OpenRequest {
    const startedAt = now();
    const at = new Date(startedAt).toISOString();
    const request = { ...truncated(info), status: 0, at, startedAt, endedAt: Infinity };
    const weight = info.operation === "downloadDocument" ? 0 : 1;
    this.#requests.push(request);
    if (this.#requests.length > mostRequests) {
      this.#requests.shift();
      this.#dropped += 1;
    }
    this.#inFlight += weight;
    this.#maxConcurrentRequests = Math.max(this.#maxConcurrentRequests, this.#inFlight);
    return {
      info,
      setStatus: (status) => {
        request.status = status;
      },
      end: () => {
        if (request.endedAt === Infinity) {
          request.endedAt = now();
          this.#inFlight -= weight;
          this.#log?.(`${request.status || "none"} ${request.method} ${request.path}`);
        }
      },
    };
  }

  requests(): readonly RecordedRequest[] {
    return this.#requests.map((request) => ({ ...request }));
  }

  /** How many older requests are no longer recorded. */
  dropped(): number {
    return this.#dropped;
  }

  maxConcurrentRequests(): number {
    return this.#maxConcurrentRequests;
  }

  clear(): void {
    this.#requests = [];
    this.#dropped = 0;
    this.#maxConcurrentRequests = this.#inFlight;
  }
}

function truncated(info: RequestInfo): RequestInfo {
  const texts = Object.entries(info).map(([member, value]: [string, unknown]) => [
    member,
    typeof value === "string" && value.length > longestText
      ? `${value.slice(0, longestText)}…`
      : value,
  ]);
  return Object.fromEntries(texts) as RequestInfo;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
