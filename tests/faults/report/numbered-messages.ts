/** The distinct messages with their numbers, which are given in the order of the calls. */
export class NumberedMessages {
  readonly #numbers = new Map<string, number>();

  /** The number of a message; a new message gets the next number. */
  numberOf(message: string): number {
    const number = this.#numbers.get(message) ?? this.#numbers.size + 1;
    this.#numbers.set(message, number);
    return number;
  }

  /** All messages so far, as a list in Markdown. */
  list(): string {
    return [...this.#numbers].map(([message, number]) => `${number}. ${message}`).join("\n");
  }
}
