import type { RateLimit } from "../switches";

const windowMs = 1000;

/** Counts each account's requests over the last second. */
export class RateLimiter {
  readonly #recent = new Map<string, readonly number[]>();

  /** Whether one more request may pass. One that may not doesn't count. */
  admits(sid: string, limit: RateLimit): boolean {
    const now = Date.now();
    const recent = (this.#recent.get(sid) ?? []).filter((time) => now - time < windowMs);
    const admitted = recent.length < limit.requestsPerSecond;
    this.#recent.set(sid, admitted ? [...recent, now] : recent);
    return admitted;
  }
}
