import { counted } from "../text";
import { describeFailure, type KaleyraFailure } from "./failure";
import type { TimeLimit } from "./time-limit";

/** The time after which the user sees what the operation waits for. */
const showAfterMs = 15_000;

/**
 * Reports once, through the limit's `onWait`, that a request takes long. The time counts from its
 * first attempt and includes retries, but not the time in the queue before it.
 */
export class Wait {
  readonly #request: string;
  readonly #limit: TimeLimit;
  #attempts = 0;
  #lastFailure: KaleyraFailure | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param request Method and path, as in errors. */
  constructor(request: string, limit: TimeLimit) {
    this.#request = request;
    this.#limit = limit;
  }

  /** Records that an attempt was sent. */
  attemptSent(): void {
    this.#attempts += 1;
    this.#timer ??= setTimeout(() => this.#limit.onWait?.(this.#describe()), showAfterMs).unref();
  }

  /**
   * Records how an attempt ended; `undefined` if it succeeded. After a failure another may follow.
   */
  attemptEnded(failure: KaleyraFailure | undefined): void {
    this.#lastFailure = failure;
  }

  /** Ends the wait: the request has its final result. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #describe(): string {
    const secondsLeft = counted(Math.round(this.#limit.remainingMs / 1000), "second");
    const failure = this.#lastFailure;
    const reason = failure === undefined ? "" : `; the last failure: ${describeFailure(failure)}`;
    return `still waits for ${this.#request} (attempt ${this.#attempts}, ${secondsLeft} left${reason})`;
  }
}
