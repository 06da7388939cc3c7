import { UnfinishedFlow } from "../lifecycle/flow/unfinished";
import { encode } from "./codec";

/**
 * Gives an error the form that Pulumi's dynamic host passes on: it prints the stack beside the
 * message, so the stack is emptied of frames; and of a resource that exists but is not finished it
 * stores what it finds in `id`, `properties` and `reasons`.
 *
 * @param provider The provider's text, without which the resource could not be destroyed any more.
 */
export function forHost(error: unknown, provider: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { message } = error;
  const plain = Object.assign(new Error(message), { stack: message, details: message });
  if (!(error instanceof UnfinishedFlow)) return plain;
  return Object.assign(plain, {
    id: error.id,
    properties: { ...encode(error.state), __provider: provider },
    reasons: [message],
  });
}
