import { connect } from "node:net";

import type { ChannelCredentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

import { printable } from "./text";

/** The engine is local, but grpc would use `http_proxy` even for 127.0.0.1. */
const onThisMachine = { "grpc.enable_http_proxy": 0 };

export interface EngineAccess {
  /** The engine's address, e.g. `127.0.0.1:40123`; missing where no engine started this process. */
  readonly address: string | undefined;
  /** Must come from the copy of grpc that `@pulumi/pulumi` uses. */
  readonly credentials: () => ChannelCredentials;
  /** Receives the warnings that did not reach the engine. */
  readonly onUndelivered?: (warning: string) => void;
}

/** Sends messages to the engine that started this process, while an operation runs. */
export class Engine {
  readonly #client: EngineClient | undefined;
  readonly #onUndelivered: (warning: string) => void;
  readonly #undelivered = new Set<Promise<void>>();

  constructor({ address, credentials, onUndelivered = () => {} }: EngineAccess) {
    this.#onUndelivered = onUndelivered;
    this.#client =
      address === undefined ? undefined : new EngineClient(address, credentials(), onThisMachine);
  }

  /** Shows a warning on the row of a resource; with an empty URN, on the stack's row. */
  warn(urn: string, message: string): void {
    this.#log(urn, printable(message), { severity: LogSeverity.WARNING });
  }

  /** Shows lines on the row of a resource. */
  info(urn: string, message: string): void {
    const lines = message.split("\n").map(printable).join("\n");
    this.#log(urn, lines, { severity: LogSeverity.INFO });
  }

  /** Shows the current step next to a resource, until the next step or the end of the operation. */
  progress(urn: string, message: string): void {
    this.#log(urn, printable(message), { severity: LogSeverity.INFO, isEphemeral: true });
  }

  /** Waits until the engine has received all messages so far. */
  async delivered(): Promise<void> {
    await Promise.all(this.#undelivered);
  }

  #log(
    urn: string,
    text: string,
    {
      severity,
      isEphemeral = false,
    }: {
      readonly severity: LogSeverity.WARNING | LogSeverity.INFO;
      readonly isEphemeral?: boolean;
    },
  ): void {
    const missed = () => {
      if (severity === LogSeverity.WARNING) this.#onUndelivered(text);
    };
    const client = this.#client;
    if (client === undefined) return missed();
    const request = new LogRequest()
      .setUrn(urn)
      .setMessage(text)
      .setSeverity(severity)
      .setEphemeral(isEphemeral);
    const delivery = new Promise<void>((resolve) => {
      client.log(request, (error) => {
        if (error !== null) missed();
        resolve();
      });
    });
    this.#undelivered.add(delivery);
    void delivery.then(() => this.#undelivered.delete(delivery));
  }
}

/**
 * Ends this process when the engine that started it has been killed. Otherwise it would outlive the
 * engine and create flows that are in no state. The engine holds the other end of stdin, so stdin
 * closes when the engine ends. A refused connection to its address confirms it.
 *
 * @param address The engine's address, e.g. `127.0.0.1:40123`.
 */
export function endWithEngine(address: string): void {
  process.stdin.once("close", () => endWithoutResponse(new URL(`tcp://${address}`)));
  process.stdin.on("error", () => {}).resume();
}

/** A dying engine may still accept a connection for a moment; the connection then ends with it. */
function endWithoutResponse(engine: URL): void {
  let accepted = false;
  connect({ host: engine.hostname, port: Number(engine.port) })
    .once("connect", () => {
      accepted = true;
    })
    .on("error", () => {})
    .once("close", () => {
      if (!accepted) process.exit(1);
      setTimeout(() => endWithoutResponse(engine), 50);
    })
    .resume();
}
