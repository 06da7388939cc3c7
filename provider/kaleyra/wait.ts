import { describeFailure, type KaleyraFailure } from "./failure";
import type { TimeLimit } from "./time-limit";

/** Who waits so long wants to know for what. */
const patienceMs = 15_000;

/** How long one request is waited for, with its retries; time in the queue of requests does not count. */
export class Wait {
  readonly #request: string;
  readonly #limit: TimeLimit;
  #attempt = 0;
  #lastFailure: KaleyraFailure | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param request Method and path, as errors name it. */
  constructor(request: string, limit: TimeLimit) {
    this.#request = request;
    this.#limit = limit;
  }

  /** The request goes out, for the first time or again. */
  sent(): void {
    this.#attempt += 1;
    this.#timer ??= setTimeout(() => this.#limit.onWait?.(this.#describe()), patienceMs).unref();
  }

  /** An attempt has failed; another one may follow. */
  failed(failure: KaleyraFailure | undefined): void {
    this.#lastFailure = failure;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #describe(): string {
    const seconds = Math.round(this.#limit.remainingMs / 1000);
    const before = this.#lastFailure;
    const last = before === undefined ? "" : `; before: ${describeFailure(before)}`;
    return `still waits for ${this.#request} (attempt ${this.#attempt}, ${seconds} seconds left${last})`;
  }
}
