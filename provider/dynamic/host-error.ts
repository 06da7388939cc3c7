import { UnfinishedResource } from "../lifecycle/unfinished";
import { printable } from "../text";
import { encode } from "./codec";

/** The text that the host prints for an error. */
export function printedByHost(error: unknown): string {
  return error instanceof Error ? `${String(error)}: ${error.stack}` : "";
}

/**
 * Converts an error for Pulumi's dynamic host. The host may print `${error}: ${error.stack}` in
 * addition to the engine's message, so the stack is reduced to one line without frames. For a
 * resource that exists but is not finished, the host stores the error's `id`, `properties` and
 * `reasons`.
 *
 * @param provider The provider's text. Without it the resource could not be destroyed.
 */
export function forHost(error: unknown, provider: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const message = printable(error.message);
  const printed = { stack: message, toString: () => "error" };
  const plain = Object.assign(new Error(message), { ...printed, details: message });
  if (!(error instanceof UnfinishedResource)) return plain;
  return Object.assign(plain, {
    id: error.id,
    properties: { ...encode(error.state), __provider: provider },
    reasons: [message],
  });
}
