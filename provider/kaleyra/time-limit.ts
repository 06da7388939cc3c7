import type { KaleyraFailure } from "./failure";

/** The longest wait for one response; a third of an operation that has less than three of them. */
const longestResponseSeconds = 30;
/** What the response to a change is waited for at least, however short the operation's limit is. */
const shortestChangeSeconds = 5;
/** How many responses a begun change has time for beyond the limit: its own, and the look-up's. */
const responsesToFinish = 3;
/** A timer takes no more milliseconds than this. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * The time one operation of a resource may take, over all its requests, retries and waits.
 *
 * The limit and a cancel end what has not changed anything yet. A change that was sent is finished
 * with time of its own, and so is all that follows it, until {@link endChange}: a flow whose
 * creation was cut short would be lost.
 *
 * Its signal is made by hand: what `AbortSignal.any` and `AbortSignal.timeout` return can be
 * garbage collected under a request that waits for them, which then hangs for ever (Node 20).
 */
export class TimeLimit {
  readonly #endsAt: number;
  #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** While a change is being finished: when that has to end. */
  #finishBy: number | undefined;
  #cancelRequested = false;
  #cancelled = false;
  #isAnswered = false;

  /**
   * @param seconds Must be positive.
   * @param cancellation Ends it earlier: the engine's cancel.
   * @param onWait Takes what is waited for, where that takes long.
   */
  constructor(
    readonly seconds: number,
    cancellation?: AbortSignal,
    readonly onWait?: (description: string) => void,
  ) {
    this.#endsAt = performance.now() + seconds * 1000;
    const cancel = () => {
      this.#cancelRequested = true;
      this.#update();
    };
    cancellation?.addEventListener("abort", cancel, { once: true });
    if (cancellation?.aborted) cancel();
    else this.#update();
  }

  /** Ends waits, and requests that change nothing. */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** What is left, in milliseconds; 0 when it is over. */
  get remainingMs(): number {
    if (this.signal.aborted) return 0;
    return Math.max(0, (this.#finishBy ?? this.#endsAt) - performance.now());
  }

  /** Whether a change has been sent and is not finished. */
  get isFinishing(): boolean {
    return this.#finishBy !== undefined;
  }

  /** The longest wait for one response, in seconds. */
  get responseSeconds(): number {
    const share = Math.min(longestResponseSeconds, this.seconds / responsesToFinish);
    return this.isFinishing ? Math.max(shortestChangeSeconds, share) : share;
  }

  /** Why it is over, `undefined` if it is not. */
  get failure(): KaleyraFailure | undefined {
    if (this.remainingMs > 0) return undefined;
    if (this.#cancelled) return { kind: "cancelled" };
    const { seconds } = this;
    return { kind: "timedOut", limit: "operation", seconds, isAnswered: this.#isAnswered };
  }

  /** A response has come; the operation has not only waited. */
  answered(): void {
    this.#isAnswered = true;
  }

  /**
   * From here on neither the limit nor a cancel ends the operation.
   *
   * @returns Takes how the request ended. If it certainly changed nothing, all is as it was before.
   */
  beginChange(): (mayHaveBeenApplied: boolean) => void {
    const before = this.#finishBy;
    this.#finish();
    return (mayHaveBeenApplied) => {
      if (mayHaveBeenApplied) return this.#finish();
      this.#finishBy = before;
      this.#update();
    };
  }

  /** Nothing is half done: the limit and a cancel count again. */
  endChange(): void {
    this.#finishBy = undefined;
    this.#update();
  }

  #finish(): void {
    const finishMs =
      responsesToFinish * Math.max(shortestChangeSeconds, this.responseSeconds) * 1000;
    this.#finishBy = Math.max(this.#endsAt, performance.now() + finishMs);
    this.#update();
  }

  /** Aborts the signal, or sets the timer that will; a change has a new signal if the old one was aborted. */
  #update(): void {
    clearTimeout(this.#timer);
    const isCancelled = this.#cancelRequested && !this.isFinishing;
    const leftMs = (this.#finishBy ?? this.#endsAt) - performance.now();
    if (isCancelled || leftMs <= 0) {
      if (!this.#end.signal.aborted) this.#cancelled = isCancelled;
      this.#end.abort();
      return;
    }
    if (this.#end.signal.aborted) this.#end = new AbortController();
    this.#timer = setTimeout(() => this.#update(), Math.min(leftMs, longestTimerMs)).unref();
  }
}
