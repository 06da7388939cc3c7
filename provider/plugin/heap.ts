import { setFlagsFromString } from "node:v8";

import type { MethodDefinition, ServiceDefinition } from "@grpc/grpc-js";

/** In bytes. */
const largeMessage = 256 * 1024;

/**
 * Has V8 collect garbage early. By itself it lets what 500 flows leave behind grow to twice the memory that ten take, since
 * nothing else wants it. It costs some 6 % of the plugin's own processor time.
 *
 * @see docs/decisions/0015-memory-of-the-plugin.md
 */
export function collectEarly(): void {
  setFlagsFromString("--optimize-for-size");
}

/**
 * Ends `collectEarly` with the first large message, before it is read: that would take twice as long.
 *
 * @returns The same service.
 */
export function collectLateOnceLarge(service: ServiceDefinition): ServiceDefinition {
  const watched = (method: AnyMethod): AnyMethod => ({
    ...method,
    requestDeserialize: (bytes) => {
      if (bytes.length > largeMessage) setFlagsFromString("--no-optimize-for-size");
      return method.requestDeserialize(bytes);
    },
  });
  return Object.fromEntries(
    Object.entries(service).map(([name, method]) => [name, watched(method)]),
  );
}

type AnyMethod = MethodDefinition<unknown, unknown>;
