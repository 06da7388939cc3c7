import type { KaleyraFailure, LimitOption } from "./failure";

/**
 * The longest wait for one response: `answer-time` in docs/assumptions.md. An operation whose limit
 * is shorter than three such waits waits for a third of its limit.
 */
const longestResponseSeconds = 30;
/** The shortest wait for the response to a change, however short the operation's limit is. */
const shortestChangeSeconds = 5;
/**
 * How many responses a started change may wait for beyond the limit: its own, and two of the
 * look-up that follows an unclear response.
 */
const responsesToFinish = 3;
/** The longest delay that a timer of Node's accepts. */
const longestTimerMs = 2 ** 31 - 1;

/** What a time limit carries for the messages about it. */
export interface TimeLimitOptions {
  /** Receives a description of a wait that takes long; see `Wait`. */
  readonly onWait?: ((description: string) => void) | undefined;
  /** The program's option that set the limit; missing for the configuration's. */
  readonly limitedBy?: LimitOption | undefined;
}

/**
 * The time that one operation on a resource may take, including all its requests, retries and
 * waits.
 *
 * The limit and a cancel end an operation that has not changed anything yet. A change that was sent
 * has extra time to finish, and so have the steps that follow it, until {@link endChange}: a flow
 * whose creation was interrupted would be lost.
 *
 * The signal is built by hand. The signals of `AbortSignal.any` and `AbortSignal.timeout` can be
 * garbage collected under a request that waits for them, which then hangs forever (Node 20).
 */
export class TimeLimit {
  readonly onWait: TimeLimitOptions["onWait"];
  readonly limitedBy: TimeLimitOptions["limitedBy"];
  readonly #endsAt: number;
  #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** The deadline of a change that is being finished. */
  #finishBy: number | undefined;
  #cancelRequested = false;
  #canceled = false;
  #isAnswered = false;

  /**
   * @param seconds Must be positive.
   * @param cancellation Ends the operation earlier: the engine's cancel.
   */
  constructor(
    readonly seconds: number,
    cancellation?: AbortSignal,
    { onWait, limitedBy }: TimeLimitOptions = {},
  ) {
    this.onWait = onWait;
    this.limitedBy = limitedBy;
    this.#endsAt = performance.now() + seconds * 1000;
    const cancel = () => {
      this.#cancelRequested = true;
      this.#update();
    };
    cancellation?.addEventListener("abort", cancel, { once: true });
    if (cancellation?.aborted) cancel();
    else this.#update();
  }

  /**
   * Aborts waits, and requests that change nothing. A change may replace it, so read it where it is
   * used.
   */
  get signal(): AbortSignal {
    return this.#end.signal;
  }

  /** The remaining time in milliseconds; 0 when it is over. */
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
    const perResponse = Math.min(longestResponseSeconds, this.seconds / responsesToFinish);
    return this.isFinishing ? Math.max(shortestChangeSeconds, perResponse) : perResponse;
  }

  /** Why the time is over; `undefined` while there is time. */
  get failure(): KaleyraFailure | undefined {
    if (this.remainingMs > 0) return undefined;
    if (this.#canceled) return { kind: "canceled" };
    const { seconds } = this;
    return { kind: "timedOut", limit: "operation", seconds, isAnswered: this.#isAnswered };
  }

  /** Records that a response has arrived. */
  responseArrived(): void {
    this.#isAnswered = true;
  }

  /**
   * Starts a change. From here on neither the limit nor a cancel ends the operation.
   *
   * @returns A function to call with the outcome of the request. If the request certainly changed
   *   nothing, the limit applies as before. Otherwise the extra time begins again, for the look-up.
   */
  beginChange(): (mayHaveBeenApplied: boolean) => void {
    const finishByBefore = this.#finishBy;
    this.#allowFinishing();
    return (mayHaveBeenApplied) => {
      if (mayHaveBeenApplied) return this.#allowFinishing();
      this.#finishBy = finishByBefore;
      this.#update();
    };
  }

  /** Ends a change: nothing is half done, so the limit and a cancel apply again. */
  endChange(): void {
    this.#finishBy = undefined;
    this.#update();
  }

  /** Gives a change its extra time, counted from now; never less than the limit leaves. */
  #allowFinishing(): void {
    const finishMs =
      responsesToFinish * Math.max(shortestChangeSeconds, this.responseSeconds) * 1000;
    this.#finishBy = Math.max(this.#endsAt, performance.now() + finishMs);
    this.#update();
  }

  /**
   * Aborts the signal, or sets the timer that will. If the old signal was aborted and there is time
   * again, as for a change, there is a new signal.
   */
  #update(): void {
    clearTimeout(this.#timer);
    const isCanceled = this.#cancelRequested && !this.isFinishing;
    const remainingMs = (this.#finishBy ?? this.#endsAt) - performance.now();
    if (isCanceled || remainingMs <= 0) {
      // The first reason stays.
      if (!this.#end.signal.aborted) this.#canceled = isCanceled;
      this.#end.abort();
      return;
    }
    if (this.#end.signal.aborted) this.#end = new AbortController();
    // A longer limit needs several timers, one after the other.
    this.#timer = setTimeout(() => this.#update(), Math.min(remainingMs, longestTimerMs)).unref();
  }
}
