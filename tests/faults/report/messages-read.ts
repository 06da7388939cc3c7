/** The distinct messages in the order of their first showing, to be read once. */
export class Messages {
  readonly #numbers = new Map<string, number>();

  numberOf(message: string): number {
    const number = this.#numbers.get(message) ?? this.#numbers.size + 1;
    this.#numbers.set(message, number);
    return number;
  }

  list(): string {
    return [...this.#numbers].map(([message, number]) => `${number}. ${message}`).join("\n");
  }
}
