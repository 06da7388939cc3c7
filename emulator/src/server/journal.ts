import type { OperationName } from "../kaleyra/routes";

/** `unknown` is a request that reaches no operation: its path has no route, or its body is malformed. */
export type RecordedOperation = OperationName | "downloadDocument" | "unknown";

/** One recorded request. No member has a key or a whole SID. Part of the package's API and of the admin API. */
export interface RecordedRequest {
  readonly operation: RecordedOperation;
  readonly method: string;
  /** The path, with the query if there is one. */
  readonly path: string;
  readonly flowId?: string;
  readonly wabaId?: string;
  readonly contentType?: string;
  readonly hasApiKey: boolean;
  /** The HTTP status of the response; 0 if there was none. */
  readonly status: number;
  /** When the request arrived, as an ISO time. */
  readonly at: string;
  /** When the request arrived, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When the response was sent or the connection closed; Infinity until then, which is null in JSON. */
  readonly endedAt: number;
}

/** What is known about a request when it arrives. */
export type RequestInfo = Omit<RecordedRequest, "status" | "at" | "startedAt" | "endedAt">;

/** A request that has no response yet. */
export interface OpenRequest {
  readonly info: RequestInfo;
  setStatus(status: number): void;
  /** Ends the record and logs it. A second call does nothing. */
  end(): void;
}

/** Older requests are dropped, since an emulator may run for weeks. */
const mostRequests = 10_000;
/** The most characters of a path, an id or a header that is recorded. */
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

  /** Records a request that has arrived. */
  begin(info: RequestInfo): OpenRequest {
    const startedAt = now();
    const at = new Date(startedAt).toISOString();
    const request = { ...truncated(info), status: 0, at, startedAt, endedAt: Infinity };
    // Downloads are not API requests, so they do not count as open at once.
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
    this.#maxConcurrentRequests = this.#inFlight; // Requests that are open still count.
  }
}

/** Cuts long texts. */
function truncated(info: RequestInfo): RequestInfo {
  const texts = Object.entries(info).map(([member, value]: [string, unknown]) => [
    member,
    typeof value === "string" && value.length > longestText
      ? `${value.slice(0, longestText)}…`
      : value,
  ]);
  return Object.fromEntries(texts) as RequestInfo;
}

/** Milliseconds since 1970. Unlike `Date.now`, they have fractions and never go back. */
function now(): number {
  return performance.timeOrigin + performance.now();
}
