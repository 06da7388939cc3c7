import type { Answer } from "./answer";
import { KaleyraError } from "./failure";
import type { Call } from "./transport";
import { Unreadable } from "./wire";

/** @throws {KaleyraError} If the answer to the call is not what its page says. */
export function readAs<Value>(call: Call, answer: Answer, read: (answer: Answer) => Value): Value {
  try {
    return read(answer);
  } catch (error) {
    if (error instanceof Unreadable) throw unreadable(call, error.message, answer.status);
    throw error;
  }
}

export function unreadable(call: Call, expected: string, status = 200): KaleyraError {
  const request = `${call.method} whatsapp/${call.path.split("?")[0]}`;
  return new KaleyraError(request, { kind: "unreadable", status, expected });
}
