import type { Value } from "google-protobuf/google/protobuf/struct_pb";

const messages = new WeakMap<object, Value>();

/** Records the message from which an object or a list without secrets was decoded. */
export function noteMessage(value: object, message: Value): void {
  messages.set(value, message);
}

/**
 * The message from which a value was decoded, if any. It can be sent again without encoding, since
 * decoded values are never changed.
 */
export function messageOf(value: object): Value | undefined {
  return messages.get(value);
}
