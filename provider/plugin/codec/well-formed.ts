/**
 * A text that can be sent. Half of a surrogate pair, which a text has that was cut short in the middle
 * of an emoji, has no UTF-8: grpc throws on it in a message, and the engine refuses a property with it.
 */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\u{FFFD}");
}
