/** Reads that come too early: a number of them, for a time, return what was there before. */
export class ReadLag {
  readonly #lagging = new Map<string, { reads: number; readonly until: number }>();

  start(flowId: string, reads: number, milliseconds: number): void {
    this.#lagging.set(flowId, { reads, until: Date.now() + milliseconds });
  }

  /** Whether this read is too early. Each call counts as a read. */
  isEarly(flowId: string): boolean {
    const lag = this.#lagging.get(flowId);
    if (lag === undefined) return false;
    if (lag.reads > 0) {
      lag.reads -= 1;
      return true;
    }
    if (Date.now() < lag.until) return true;
    this.#lagging.delete(flowId);
    return false;
  }

  stop(flowId: string): void {
    this.#lagging.delete(flowId);
  }

  clear(): void {
    this.#lagging.clear();
  }
}
