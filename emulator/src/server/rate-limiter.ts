import type { RateLimit } from "../switches";

const windowMs = 1000;

/** Counts each account's requests over the last second. */
export class RateLimiter {
  /** The times of the admitted requests of the last second, by SID. */
  readonly #recent = new Map<string, readonly number[]>();

  /** Whether one more request is admitted. A request that is not admitted does not count. */
  admits(sid: string, limit: RateLimit): boolean {
    const now = Date.now();
    const recent = (this.#recent.get(sid) ?? []).filter((time) => now - time < windowMs);
    const isAdmitted = recent.length < limit.requestsPerSecond;
    this.#recent.set(sid, isAdmitted ? [...recent, now] : recent);
    return isAdmitted;
  }

  clear(): void {
    this.#recent.clear();
  }
}
