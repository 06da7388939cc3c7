/** The running operations, which can be canceled. */
export class InFlight {
  readonly #ends = new Set<AbortController>();

  /** Runs an operation that can be canceled. */
  async run<Result>(operation: (end: AbortController) => Promise<Result>): Promise<Result> {
    const end = new AbortController();
    this.#ends.add(end);
    try {
      return await operation(end);
    } finally {
      this.#ends.delete(end);
    }
  }

  /**
   * Ends the running operations as soon as possible. Operations that begin later are not affected.
   */
  cancel(): void {
    for (const end of this.#ends) end.abort();
  }
}
