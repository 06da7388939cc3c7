/** The distinct messages in the order of their first showing, to be read once. */
export class Messages {
  readonly #known = new Map<string, number>();

  numberOf(message: string): number {
    const known = this.#known.get(message) ?? this.#known.size + 1;
    this.#known.set(message, known);
    return known;
  }

  list(): string {
    return [...this.#known].map(([message, number]) => `${number}. ${message}`).join("\n");
  }
}
