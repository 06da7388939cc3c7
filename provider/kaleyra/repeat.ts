import { DelegateBackoff, handleWhen, type IRetryBackoffContext, retry, wrap } from "cockatiel";

import { proxyRefusal } from "./agents";
import { KaleyraError, type KaleyraFailure, mayHaveBeenActedOn } from "./failure";
import { isServerFault } from "./read-failure";
import { saysNotProcessed } from "./refusal-wording";
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
/** With so little time left nothing is sent any more; a timer may also fire that much too early. */
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
 * Repeats an exchange that failed for a passing reason, with waits that double and are spread, or
 * as long as the server's `Retry-After` asks, within the time limit.
 */
export function repeating<Result>(
  exchange: () => Promise<Result>,
  repeatable: Repeatable,
  limit: TimeLimit,
): Promise<Result> {
  const whileTimeIsLeft = (passes: (failure: KaleyraFailure) => boolean) =>
    handleWhen((error) => {
      const failure = failureIn(error);
      return failure !== undefined && passes(failure) && shortestWait(failure) < limit.remainingMs;
    });
  const backoff = new DelegateBackoff((context: IRetryBackoffContext<unknown>) =>
    // A timer may ring a little early, and a request would go out that has no time left.
    Math.min(limit.remainingMs + 2, waitBefore(context)),
  );
  const faults = retry(
    whileTimeIsLeft((failure) => passesSoon(failure, repeatable)),
    { maxAttempts: mostFaultRepeats, backoff },
  );
  const rateLimits = retry(
    whileTimeIsLeft(({ kind }) => kind === "rateLimited"),
    { maxAttempts: mostRateLimitRepeats, backoff },
  );
  return telling(exchange, limit, (tell) => wrap(rateLimits, faults).execute(tell, limit.signal));
}

/**
 * Of several attempts the last failure is what the user is told, but for two: one that ends with the
 * time limit during a wait says nothing of the reason, and one that surely did nothing must not
 * hide that an earlier attempt may have done it. Any other that follows such an attempt is marked.
 */
async function telling<Result>(
  exchange: () => Promise<Result>,
  limit: TimeLimit,
  repeat: (exchange: () => Promise<Result>) => Promise<Result>,
): Promise<Result> {
  let last: KaleyraError | undefined;
  let inDoubt: KaleyraError | undefined;
  const attempt = async () => {
    if (last !== undefined && limit.remainingMs < tooLittleMs && !limit.cancelled) throw last;
    try {
      return await exchange();
    } catch (error) {
      if (error instanceof KaleyraError) {
        last = error;
        if (mayHaveBeenActedOn(error.failure)) inDoubt = error;
      }
      throw error;
    }
  };
  try {
    return await repeat(attempt);
  } catch (error) {
    if (!(error instanceof KaleyraError) || inDoubt === undefined) throw error;
    const { request, failure } = error;
    if (failure.kind === "rateLimited" || failure.kind === "unreachable") throw inDoubt;
    if (mayHaveBeenActedOn(failure)) throw error;
    throw new KaleyraError(request, { ...failure, inDoubt: true });
  }
}

function waitBefore({ attempt, result }: IRetryBackoffContext<unknown>): number {
  const failure = failureIn("error" in result ? result.error : undefined);
  const doubled = Math.min(longestWaitMs, firstWaitMs * 2 ** (attempt - 1));
  return Math.max(shortestWait(failure), doubled * (0.5 + Math.random()));
}

function failureIn(error: unknown): KaleyraFailure | undefined {
  return error instanceof KaleyraError ? error.failure : undefined;
}

function shortestWait(failure: KaleyraFailure | undefined): number {
  return failure?.kind === "rateLimited" ? (failure.retryAfterMs ?? 0) : 0;
}

function passesSoon(failure: KaleyraFailure, repeatable: Repeatable): boolean {
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
      return repeatable === "always" && saysNotProcessed(failure);
    default:
      return false;
  }
}
