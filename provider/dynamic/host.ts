import { createRequire } from "node:module";
import { sep } from "node:path";

import type * as grpc from "@grpc/grpc-js";

import { Engine, endWithEngine } from "../engine";
import { UnfinishedResource } from "../lifecycle/unfinished";
import { providerText } from "../signatures";
import { printable } from "../text";
import { encode } from "./codec";

/** A part of the path of the script that runs as Pulumi's dynamic host. */
const hostScript = ["@pulumi", "pulumi", "cmd", "dynamic-provider"].join(sep);

/**
 * The engine's address, which Pulumi's dynamic host receives as its argument; `undefined` in any
 * other process, such as a test.
 */
function engineAddress(): string | undefined {
  const [, script = "", address] = process.argv;
  return script.includes(hostScript) ? address : undefined;
}

/** Ends the host with its engine. The host itself does not detect that the engine has ended. */
export function endWithItsEngine(): void {
  const address = engineAddress();
  if (address !== undefined) endWithEngine(address);
}

const suppressedLines = new Set<string>();

/**
 * Suppresses the host's line for an error. The host prints most errors on the stack's row, and the
 * engine shows them again with their resource.
 *
 * @param line The line that the host would print.
 */
export function keepFromPrinting(line: string): void {
  if (engineAddress() === undefined) return;
  if (suppressedLines.size === 0) suppressIn(console);
  suppressedLines.add(line);
}

function suppressIn(output: Console): void {
  const printError = output.error.bind(output);
  output.error = (...printed: unknown[]) => {
    const [line] = printed;
    if (typeof line === "string" && suppressedLines.has(line)) return;
    printError(...printed);
  };
}

/** Pulumi shows the output of its dynamic host among the stack's messages. */
function print(warning: string): void {
  console.warn(warning);
}

/**
 * A connection to the engine, since the host cannot show a message on a resource's row. Without it,
 * warnings are printed.
 */
export function hostEngine(): Engine {
  try {
    return new Engine({ address: engineAddress(), credentials, onUndelivered: print });
  } catch {
    // Pulumi's copy of grpc was not found.
    return new Engine({ address: undefined, credentials, onUndelivered: print });
  }
}

/** Loads grpc from `@pulumi/pulumi`, the only package that depends on it. */
function credentials(): grpc.ChannelCredentials {
  const requireFromPulumi = createRequire(createRequire(__filename).resolve("@pulumi/pulumi"));
  return (requireFromPulumi("@grpc/grpc-js") as typeof grpc).credentials.createInsecure();
}

/**
 * The text that the host prints for an error: in `@pulumi/pulumi/cmd/dynamic-provider/index.js`.
 */
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
  const hostError = Object.assign(new Error(message), {
    stack: message,
    toString: () => "error",
    details: message, // What grpc sends to the engine as the message.
  });
  if (!(error instanceof UnfinishedResource)) return hostError;
  return Object.assign(hostError, {
    id: error.id,
    properties: { ...encode(error.state), [providerText]: provider },
    reasons: [message],
  });
}
