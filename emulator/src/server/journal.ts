import type { OperationName } from "../kaleyra/routes";

export type RecordedOperation = OperationName | "downloadDocument" | "unknown";

/** One request as it was seen. There is never a key in it. */
export interface RecordedRequest {
  readonly operation: RecordedOperation;
  readonly method: string;
  /** With the query, if there was one. */
  readonly path: string;
  readonly flowId?: string;
  readonly wabaId?: string;
  readonly contentType?: string;
  readonly hasApiKey: boolean;
  /** What was answered; 0 if nothing was. */
  readonly status: number;
  /** When it began, as an ISO time. */
  readonly at: string;
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** When its answer was on its way or its connection gone; Infinity until then. */
  readonly endedAt: number;
}

export type Arrival = Omit<RecordedRequest, "status" | "at" | "startedAt" | "endedAt">;

/** A request that is being worked on. */
export interface Exchange {
  readonly arrival: Arrival;
  answered(status: number): void;
  /** May be called again, and then does nothing. */
  end(): void;
}

/** An emulator may run for weeks. */
const mostRequests = 10_000;
const longestText = 2_000;

/** Remembers the last requests, and how many of Kaleyra's API were open at once. */
export class Journal {
  #requests: { -readonly [member in keyof RecordedRequest]: RecordedRequest[member] }[] = [];
  readonly #log: ((line: string) => void) | undefined;
  #dropped = 0;
  #inFlight = 0;
  #maxConcurrentRequests = 0;

  constructor(log?: (line: string) => void) {
    this.#log = log;
  }

  begin(arrival: Arrival): Exchange {
    const startedAt = now();
    const at = new Date(startedAt).toISOString();
    const request = { ...shortened(arrival), status: 0, at, startedAt, endedAt: Infinity };
    const weight = arrival.operation === "downloadDocument" ? 0 : 1;
    this.#requests.push(request);
    if (this.#requests.length > mostRequests) {
      this.#requests.shift();
      this.#dropped += 1;
    }
    this.#inFlight += weight;
    this.#maxConcurrentRequests = Math.max(this.#maxConcurrentRequests, this.#inFlight);
    return {
      arrival,
      answered: (status) => {
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

  /** How many older requests are forgotten. */
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

function shortened(arrival: Arrival): Arrival {
  const texts = Object.entries(arrival).map(([member, value]: [string, unknown]) => [
    member,
    typeof value === "string" && value.length > longestText
      ? `${value.slice(0, longestText)}…`
      : value,
  ]);
  return Object.fromEntries(texts) as Arrival;
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
