/** Flows with a change that reads do not show yet: for a number of reads, and also until a time. */
export class ReadLag {
  readonly #lagging = new Map<string, { reads: number; readonly until: number }>();

  /** Hides the change of a flow from a number of reads, and from all reads for some milliseconds. */
  start(flowId: string, reads: number, milliseconds: number): void {
    this.#lagging.set(flowId, { reads, until: Date.now() + milliseconds });
  }

  /** Whether a read is too early to show the change. Each call counts as a read. */
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

  /** Shows the change of a flow at once. */
  stop(flowId: string): void {
    this.#lagging.delete(flowId);
  }

  clear(): void {
    this.#lagging.clear();
  }
}
