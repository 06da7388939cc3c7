import type { TimeLimit } from "./time-limit";

/** A request that waits for a slot. */
interface Waiting {
  /** Whether its operation has sent a change and is finishing it. */
  readonly isFinishing: boolean;
  readonly start: () => void;
}

/**
 * Limits the requests in flight. A request that finishes a change goes before one that starts a
 * change, so that a look-up does not spend its time limit behind a queue of creates.
 */
export class RequestSlots {
  readonly #waiting: Waiting[] = [];
  #free: number;

  /** @param most The most requests in flight at once. */
  constructor(most: number) {
    this.#free = most;
  }

  /**
   * Sends a request as soon as a slot is free.
   *
   * @returns `undefined` if the limit ended before that, so that nothing was sent.
   */
  async run<Result>(limit: TimeLimit, request: () => Promise<Result>): Promise<Result | undefined> {
    if (!(await this.#take(limit))) return undefined;
    try {
      if (limit.signal.aborted) return undefined; // Ended in the moment in which a slot became free.
      return await request();
    } finally {
      this.#release();
    }
  }

  /** Takes a slot, which may be a wait. Resolves to `false` if the limit ended first. */
  async #take({ signal, isFinishing }: TimeLimit): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    return new Promise((resolve) => {
      const giveUp = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        resolve(false);
      };
      const start = () => {
        signal.removeEventListener("abort", giveUp);
        resolve(true);
      };
      const waiting: Waiting = { isFinishing, start };
      signal.addEventListener("abort", giveUp, { once: true });
      const nextToBegin = this.#waiting.findIndex((other) => !other.isFinishing);
      const place = isFinishing && nextToBegin >= 0 ? nextToBegin : this.#waiting.length;
      this.#waiting.splice(place, 0, waiting);
    });
  }

  /** Passes the slot on to the next request, so that none can overtake the queue. */
  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next.start();
  }
}
