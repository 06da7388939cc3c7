import type { Value } from "google-protobuf/google/protobuf/struct_pb";

const messages = new WeakMap<object, Value>();

/** Records the message that an object or a list without secrets was decoded from. */
export function noteMessage(value: object, message: Value): void {
  messages.set(value, message);
}

/**
 * The message that a value was decoded from, if any. It can be sent again without encoding, since
 * decoded values are never changed.
 */
export function messageOf(value: object): Value | undefined {
  return messages.get(value);
}
