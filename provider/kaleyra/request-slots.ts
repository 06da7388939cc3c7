import type { TimeLimit } from "./time-limit";

interface Waiting {
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
      if (limit.signal.aborted) return undefined;
      return await request();
    } finally {
      this.#release();
    }
  }

  async #take({ signal, isFinishing }: TimeLimit): Promise<boolean> {
    if (signal.aborted) return false;
    if (this.#free > 0) {
      this.#free -= 1;
      return true;
    }
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        resolve(false);
      };
      const start = () => {
        signal.removeEventListener("abort", leave);
        resolve(true);
      };
      const waiting: Waiting = { isFinishing, start };
      signal.addEventListener("abort", leave, { once: true });
      const firstToBegin = this.#waiting.findIndex((other) => !other.isFinishing);
      const place = isFinishing && firstToBegin >= 0 ? firstToBegin : this.#waiting.length;
      this.#waiting.splice(place, 0, waiting);
    });
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next.start();
  }
}
