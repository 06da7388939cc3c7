import { setTimeout as pause } from "node:timers/promises";

import { proxyRefusal } from "./agents";
import { type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import { isServerFault } from "./read-failure";
import { isNotProcessedRefusal } from "./refusals";
import type { ApiResult } from "./result";
import type { TimeLimit } from "./time-limit";

/**
 * When a request may be sent again: `always`, or only where it is certain that nobody acted on the
 * first one. A create is of the second kind, since a blind repetition could make a second flow.
 */
export type Repeatable = "always" | "ifNotActedOn";

/** A server that is broken stays so for longer than a deployment should wait. */
const mostFaultRepeats = 3;
/** A rate limit passes, so here patience ends with the time limit, not with this number. */
const mostRateLimitRepeats = 1_000;
const firstWaitMs = 250;
const longestWaitMs = 10_000;
/** With so little time left nothing is sent any more. */
const tooLittleMs = 20;

/** Reasons for which no connection was made that may be gone in a moment. */
const transientConnectErrors = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ETIMEDOUT",
  ...[502, 503, 504].map(proxyRefusal),
]);

/**
 * Repeats a request that failed for a passing reason, with waits that double and are spread, or as
 * long as the server's `Retry-After` asks, within the time limit.
 *
 * @returns The result of the attempt that says most: see {@link mostInformative}.
 */
export async function withRetries(
  attempt: () => Promise<ApiResult>,
  repeatable: Repeatable,
  limit: TimeLimit,
): Promise<ApiResult> {
  const repeats = { faults: 0, rateLimits: 0 };
  const earlier: FailedResult[] = [];
  for (;;) {
    const result = await attempt();
    if (result.failure === undefined) return result;
    const wait = waitBeforeRepeat(result.failure, repeatable, repeats);
    if (wait === undefined || wait > limit.remainingMs - tooLittleMs) {
      return mostInformative(earlier, result);
    }
    earlier.push(result);
    // A wait that is ended leaves no time for another attempt, which then says why.
    await pause(wait, undefined, { signal: limit.signal }).catch(() => {});
  }
}

type FailedResult = Extract<ApiResult, { readonly failure: KaleyraFailure }>;

/**
 * The last failure, but for two: one that certainly did nothing must not hide that an earlier attempt
 * may have been acted on, and the end of the time limit says nothing of the reason. Any other that
 * follows such an attempt is marked.
 */
function mostInformative(earlier: readonly FailedResult[], last: FailedResult): FailedResult {
  const { failure } = last;
  const isLimit = failure.kind === "timedOut" && failure.limit === "operation";
  const inDoubt = earlier.filter((result) => mayHaveBeenApplied(result.failure)).at(-1);
  if (inDoubt === undefined) return isLimit ? (earlier.at(-1) ?? last) : last;
  if (isLimit || nothingDone.has(failure.kind)) return inDoubt;
  return mayHaveBeenApplied(failure) ? last : { ...last, failure: { ...failure, inDoubt: true } };
}

const nothingDone: ReadonlySet<KaleyraFailure["kind"]> = new Set([
  "rateLimited",
  "unreachable",
  "cancelled",
] as const);

interface Repeats {
  faults: number;
  rateLimits: number;
}

/** In milliseconds; `undefined` if the request is not repeated. */
function waitBeforeRepeat(
  failure: KaleyraFailure,
  repeatable: Repeatable,
  repeats: Repeats,
): number | undefined {
  if (failure.kind === "rateLimited") {
    repeats.rateLimits += 1;
    if (repeats.rateLimits > mostRateLimitRepeats) return undefined;
    return Math.max(failure.retryAfterMs ?? 0, spreadWait(repeats.rateLimits));
  }
  if (!isTransient(failure, repeatable)) return undefined;
  repeats.faults += 1;
  return repeats.faults > mostFaultRepeats ? undefined : spreadWait(repeats.faults);
}

function spreadWait(repeat: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (repeat - 1)) * (0.5 + Math.random());
}

function isTransient(failure: KaleyraFailure, repeatable: Repeatable): boolean {
  switch (failure.kind) {
    case "unreachable":
      return transientConnectErrors.has(failure.code);
    case "serverFault":
    case "connectionLost":
      return repeatable === "always";
    case "timedOut":
      return repeatable === "always" && failure.limit === "request";
    case "gatewayPage":
      return repeatable === "always" && isServerFault(failure.status);
    case "refused":
      return repeatable === "always" && isNotProcessedRefusal(failure);
    default:
      return false;
  }
}
