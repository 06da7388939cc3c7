import type { Value } from "google-protobuf/google/protobuf/struct_pb";

const messages = new WeakMap<object, Value>();

/** Remembers what an object or a list, none of it secret, was decoded from. */
export function noteMessage(value: object, message: Value): void {
  messages.set(value, message);
}

/**
 * The message that a value came in, if it did: handed back as it came, it need not be built again. Nothing changes
 * a value that was decoded, so it still says the same.
 */
export function messageOf(value: object): Value | undefined {
  return messages.get(value);
}
