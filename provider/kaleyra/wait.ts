import { counted } from "../text";
import { describeFailure, type KaleyraFailure } from "./failure";
import type { TimeLimit } from "./time-limit";

/** The time after which the user sees what the operation waits for. */
const showAfterMs = 15_000;

/**
 * Reports once, through the limit's `onWait`, that a request takes long. Its retries count, its time
 * in the queue does not.
 */
export class Wait {
  readonly #request: string;
  readonly #limit: TimeLimit;
  #attempt = 0;
  #lastFailure: KaleyraFailure | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param request Method and path, as in errors. */
  constructor(request: string, limit: TimeLimit) {
    this.#request = request;
    this.#limit = limit;
  }

  /** Records that an attempt was sent. */
  attemptSent(): void {
    this.#attempt += 1;
    this.#timer ??= setTimeout(() => this.#limit.onWait?.(this.#describe()), showAfterMs).unref();
  }

  /** Records that an attempt has failed. Another one may follow. */
  attemptFailed(failure: KaleyraFailure | undefined): void {
    this.#lastFailure = failure;
  }

  /** To be called when the request has its final result. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #describe(): string {
    const seconds = Math.round(this.#limit.remainingMs / 1000);
    const before = this.#lastFailure;
    const last =
      before === undefined ? "" : `; the last one failed, since ${describeFailure(before)}`;
    return `still waits for ${this.#request} (attempt ${this.#attempt}, ${counted(seconds, "second")} left${last})`;
  }
}
