import { setTimeout as pause } from "node:timers/promises";

import { proxyRefusal } from "./agents";
import { type KaleyraFailure, mayHaveBeenApplied } from "./failure";
import { isServerFault } from "./read-failure";
import { isNotProcessedRefusal } from "./refusals";
import type { ApiResult } from "./result";
import type { TimeLimit } from "./time-limit";

/**
 * When a request may be retried: `always`, or only if the first attempt was certainly not applied.
 * A create uses the second, since a blind retry could create a second flow.
 */
export type Repeatable = "always" | "ifNotApplied";

/**
 * How often a fault is retried. A server that is broken longer stays so for the whole deployment.
 */
const mostFaultRetries = 3;
/** A rate limit passes, so the time limit usually ends these retries, not this number. */
const mostRateLimitRetries = 1_000;
/** The wait before the first retry; each further one is twice as long, up to the longest. */
const firstWaitMs = 250;
const longestWaitMs = 10_000;
/** Nothing is sent if less time than this is left. */
const tooLittleMs = 20;

/** Connection errors that may be gone in a moment. */
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
 * Retries a request that failed for a transient reason, within the time limit. The waits follow the
 * server's `Retry-After`, or else double, with jitter.
 *
 * @returns The result of the most informative attempt: see {@link mostInformative}.
 */
export async function withRetries(
  attempt: () => Promise<ApiResult>,
  repeatable: Repeatable,
  limit: TimeLimit,
): Promise<ApiResult> {
  const retries = { faults: 0, rateLimits: 0 };
  const earlier: FailedResult[] = [];
  for (;;) {
    const result = await attempt();
    if (result.failure === undefined) return result;
    const wait = waitBeforeRetry(result.failure, repeatable, retries);
    if (wait === undefined || wait > limit.remainingMs - tooLittleMs) {
      return mostInformative(earlier, result);
    }
    earlier.push(result);
    // An aborted wait leaves no time for another attempt, whose failure then gives the reason.
    await pause(wait, undefined, { signal: limit.signal }).catch(() => {});
  }
}

type FailedResult = Extract<ApiResult, { readonly failure: KaleyraFailure }>;

/**
 * The last failure, with two exceptions. A failure that certainly changed nothing must not hide an
 * earlier attempt that may have been applied. And the end of the time limit does not explain why
 * the earlier attempts failed. Any other failure after an attempt that may have been applied is
 * marked as one that may have been applied, e.g. a "name taken" that the first attempt caused.
 */
function mostInformative(earlier: readonly FailedResult[], last: FailedResult): FailedResult {
  const { failure } = last;
  const isLimit = failure.kind === "timedOut" && failure.limit === "operation";
  const ambiguous = earlier.filter((result) => mayHaveBeenApplied(result.failure)).at(-1);
  if (ambiguous === undefined) return isLimit ? (earlier.at(-1) ?? last) : last;
  if (isLimit || uninformativeKinds.has(failure.kind)) return ambiguous;
  return mayHaveBeenApplied(failure)
    ? last
    : { ...last, failure: { ...failure, mayHaveBeenApplied: true } };
}

/** Failures that certainly changed nothing, and do not show what an earlier attempt did. */
const uninformativeKinds: ReadonlySet<KaleyraFailure["kind"]> = new Set([
  "rateLimited",
  "unreachable",
  "canceled",
] as const);

/** The retries so far, counted separately, since their limits differ. */
interface Retries {
  faults: number;
  rateLimits: number;
}

/**
 * The wait in milliseconds; `undefined` if the request is not retried.
 *
 * @param retries Counts this retry too.
 */
function waitBeforeRetry(
  failure: KaleyraFailure,
  repeatable: Repeatable,
  retries: Retries,
): number | undefined {
  if (failure.kind === "rateLimited") {
    retries.rateLimits += 1;
    if (retries.rateLimits > mostRateLimitRetries) return undefined;
    return Math.max(failure.retryAfterMs ?? 0, spreadWait(retries.rateLimits));
  }
  if (!isTransient(failure, repeatable)) return undefined;
  retries.faults += 1;
  return retries.faults > mostFaultRetries ? undefined : spreadWait(retries.faults);
}

/**
 * The wait before a retry. It doubles with each retry, up to the longest, and then is between half
 * and one and a half of that at random, so that parallel requests do not retry all at once.
 *
 * @param retry From 1.
 */
function spreadWait(retry: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** (retry - 1)) * (0.5 + Math.random());
}

/** Whether the failure may be gone in a moment, and a retry cannot apply the request twice. */
function isTransient(failure: KaleyraFailure, repeatable: Repeatable): boolean {
  switch (failure.kind) {
    case "unreachable":
      // Nothing was sent, so even a create is retried.
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
