/** The time one operation of a resource may take, over all its requests, retries and waits. */
export class TimeLimit {
  readonly signal: AbortSignal;
  readonly #endsAt: number;

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
    const timer = AbortSignal.timeout(milliseconds);
    this.signal = cancellation === undefined ? timer : AbortSignal.any([timer, cancellation]);
  }

  /** What is left, in milliseconds; 0 when it is over. */
  get remainingMs(): number {
    return this.signal.aborted ? 0 : Math.max(0, this.#endsAt - performance.now());
  }

  /** Whether it ended by being cancelled and not by the clock. */
  get cancelled(): boolean {
    return this.signal.aborted && performance.now() < this.#endsAt;
  }
}
