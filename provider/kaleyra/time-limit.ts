/**
 * The time one operation of a resource may take, over all its requests, retries and waits.
 *
 * Its signal is made by hand: what `AbortSignal.any` and `AbortSignal.timeout` return can be
 * garbage collected under a request that waits for them, which then hangs for ever (Node 20).
 */
export class TimeLimit {
  readonly #end = new AbortController();
  readonly #endsAt: number;
  #cancelled = false;

  /**
   * @param seconds Must be positive.
   * @param cancellation Ends it earlier: the engine's cancel.
   */
  constructor(
    readonly seconds: number,
    cancellation?: AbortSignal,
  ) {
    const milliseconds = seconds * 1000;
    this.#endsAt = performance.now() + milliseconds;
    const timer = setTimeout(() => this.#end.abort(), milliseconds).unref();
    const cancel = () => {
      this.#cancelled = !this.#end.signal.aborted;
      clearTimeout(timer);
      this.#end.abort();
    };
    if (cancellation?.aborted) cancel();
    else cancellation?.addEventListener("abort", cancel, { once: true });
  }

  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** What is left, in milliseconds; 0 when it is over. */
  get remainingMs(): number {
    return this.signal.aborted ? 0 : Math.max(0, this.#endsAt - performance.now());
  }

  /** Whether it ended by being cancelled and not by the clock. */
  get cancelled(): boolean {
    return this.#cancelled;
  }
}
