/** Operations that are going on, each of which can be ended from outside. */
export class InFlight {
  readonly #ends = new Set<AbortController>();

  /** Runs an operation that ends early when it is told to. */
  async run<Result>(operation: (end: AbortController) => Promise<Result>): Promise<Result> {
    const end = new AbortController();
    this.#ends.add(end);
    try {
      return await operation(end);
    } finally {
      this.#ends.delete(end);
    }
  }

  /** What is running ends as soon as it can; what begins later is not affected. */
  cancel(): void {
    for (const end of this.#ends) end.abort();
  }
}
