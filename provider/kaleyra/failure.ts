import { counted } from "../text";
import { isNotProcessedRefusal, type MetaError, type Refusal } from "./refusals";

/** The server failed while it processed the request, which may have been applied anyway. */
export interface ServerFault {
  readonly kind: "serverFault";
  readonly status: number;
  readonly message: string;
  readonly meta?: MetaError;
}

/**
 * Everything that can go wrong between the client and Kaleyra. `readFailure` decides which failure
 * a response is.
 */
export type KaleyraFailure = FailureKind & {
  /**
   * Present if the request may have been applied although `kind` shows the opposite: an earlier attempt
   * may have been applied, something other than Kaleyra refused the request, or the flow's status
   * could not be read after an unclear response.
   */
  readonly mayHaveBeenApplied?: true;
  /** Where the request went; present in the kinds whose message names it. */
  readonly host?: string;
  /** The program's option that set the time limit; missing for the configuration's. */
  readonly limitedBy?: LimitOption;
};

/** Pulumi's option for the time limit of one resource. */
export type LimitOption = "customTimeouts";

type FailureKind =
  | { readonly kind: "badCredentials"; readonly message: string }
  | { readonly kind: "notEntitled"; readonly message: string }
  | { readonly kind: "forbidden"; readonly status: number; readonly message: string }
  | { readonly kind: "noSuchFlow"; readonly message: string }
  | { readonly kind: "noSuchWaba"; readonly message: string }
  | { readonly kind: "noSuchNumber"; readonly message: string }
  | { readonly kind: "rateLimited"; readonly message: string; readonly retryAfterMs?: number }
  | Refusal
  | ServerFault
  | { readonly kind: "notConfirmed"; readonly status: number }
  | { readonly kind: "gatewayPage"; readonly status: number; readonly excerpt: string }
  | { readonly kind: "unreadable"; readonly status: number; readonly expected: string }
  | { readonly kind: "timedOut"; readonly limit: "request"; readonly seconds: number }
  | {
      readonly kind: "timedOut";
      readonly limit: "operation";
      readonly seconds: number;
      /** Whether any response arrived in that time. */
      readonly isAnswered: boolean;
    }
  | { readonly kind: "canceled" }
  | { readonly kind: "unreachable"; readonly host: string; readonly code: string }
  | { readonly kind: "connectionLost"; readonly host: string; readonly code: string }
  | { readonly kind: "redirected"; readonly status: number }
  | { readonly kind: "tooLarge"; readonly limitBytes: number };

/**
 * The only error that this client throws. Branch on `failure.kind`, never on the message. It has no
 * `cause`, since the HTTP library's errors contain the whole URL, including the SID.
 */
export class KaleyraError extends Error {
  override readonly name = "KaleyraError";

  /** @param request Method and path without host and SID, e.g. `DELETE whatsapp/112`. */
  constructor(
    readonly request: string,
    readonly failure: KaleyraFailure,
  ) {
    super(`${request}: ${describeFailure(failure)}`);
  }
}

/**
 * Whether a failed request may have been applied. The result is `false` only where it is certain
 * that the request was not: nothing left this machine, or Kaleyra clearly refused the request.
 */
export function mayHaveBeenApplied(failure: KaleyraFailure): boolean {
  if (failure.mayHaveBeenApplied) return true;
  // The operation's limit never ends a change that was sent.
  if (failure.kind === "timedOut") return failure.limit === "request";
  // A success status with a refusal in the body is contradictory. A document that was not processed
  // was saved.
  if (failure.kind === "refused") return failure.status < 300 || isNotProcessedRefusal(failure);
  return !certainlyNotApplied.has(failure.kind);
}

const certainlyNotApplied: ReadonlySet<KaleyraFailure["kind"]> = new Set([
  "badCredentials",
  "notEntitled",
  "forbidden",
  "noSuchFlow",
  "noSuchWaba",
  "noSuchNumber",
  "rateLimited",
  "unreachable",
  "canceled",
] as const);

/** Describes what came back, in one clause. The caller adds the hint. */
export function describeFailure(failure: KaleyraFailure): string {
  switch (failure.kind) {
    case "badCredentials":
    case "notEntitled":
    case "noSuchFlow":
    case "noSuchWaba":
    case "noSuchNumber":
      return `Kaleyra answered: ${failure.message}`;
    case "rateLimited": {
      const { message, retryAfterMs = 0 } = failure;
      const wait = retryAfterMs > 0 ? ` (retry after ${durationOf(retryAfterMs)})` : "";
      return `Kaleyra answered: ${message}${wait}`;
    }
    case "forbidden":
      return `Kaleyra answered ${failure.status}: ${failure.message}`;
    case "serverFault":
    case "refused":
      return `Kaleyra answered ${failure.status}: ${failure.message}${describeMeta(failure.meta)}`;
    case "notConfirmed":
      return `Kaleyra answered ${failure.status} without saying that it was done`;
    case "gatewayPage":
      return `${failure.host ?? "Kaleyra's host"} answered ${failure.status} with a page instead of JSON: ${failure.excerpt}`;
    case "unreadable":
      return `the answer (status ${failure.status}) could not be read (expected ${failure.expected})`;
    case "timedOut":
      return failure.limit === "request"
        ? `no answer${fromHost(failure)} within ${counted(rounded(failure.seconds), "second")}`
        : `not finished within the time limit of ${counted(rounded(failure.seconds), "second")}, in which ${
            failure.isAnswered ? "answers" : "no answer"
          } came${fromHost(failure)}`;
    case "canceled":
      return "canceled";
    case "unreachable":
      return `${failure.host} was not reached (${failure.code})`;
    case "connectionLost":
      return `the connection to ${failure.host} was lost before the answer (${failure.code})`;
    case "redirected":
      return `a redirect came back${fromHost(failure)} (status ${failure.status}), which is never followed`;
    case "tooLarge":
      return `the answer is larger than ${failure.limitBytes} bytes`;
    default:
      return failure satisfies never;
  }
}

function fromHost({ host }: Pick<KaleyraFailure, "host">): string {
  return host === undefined ? "" : ` from ${host}`;
}

/**
 * A duration in the largest unit that gives at least two. It is rounded up, since an early request
 * is refused again.
 */
function durationOf(milliseconds: number): string {
  const units = [
    { unit: "day", unitMs: 86_400_000 },
    { unit: "hour", unitMs: 3_600_000 },
    { unit: "minute", unitMs: 60_000 },
  ];
  const seconds = { unit: "second", unitMs: 1_000 };
  const { unit, unitMs } = units.find((one) => milliseconds >= 2 * one.unitMs) ?? seconds;
  return counted(Math.ceil(milliseconds / unitMs), unit);
}

/** Rounds to one decimal, since a setting may be a fraction of a second. */
function rounded(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

/** Meta's codes, which its documentation and its support use. */
function describeMeta(meta: MetaError | undefined): string {
  if (meta === undefined) return "";
  const subcode = meta.subcode === undefined ? "" : `/${meta.subcode}`;
  const trace = meta.fbtraceId === undefined ? "" : `, fbtrace_id ${meta.fbtraceId}`;
  return ` (Meta ${meta.code}${subcode}${trace})`;
}
