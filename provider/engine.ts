import type { ChannelCredentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

import { printable } from "./text";

/** No proxy leads to it, though grpc takes `http_proxy` for 127.0.0.1 as well. */
const onThisMachine = { "grpc.enable_http_proxy": 0 };

export interface EngineAccess {
  /** Where it listens, e.g. `127.0.0.1:40123`; missing where no engine started this process. */
  readonly address: string | undefined;
  /** Of the same copy of grpc that `@pulumi/pulumi` uses. */
  readonly credentials: () => ChannelCredentials;
  /** Takes the warnings that the engine did not get. */
  readonly onUndelivered?: (warning: string) => void;
}

/** The engine that started this process, as far as it is told things while an operation goes on. */
export class Engine {
  readonly #client: EngineClient | undefined;
  readonly #onUndelivered: (warning: string) => void;
  readonly #undelivered = new Set<Promise<void>>();

  constructor({ address, credentials, onUndelivered = () => {} }: EngineAccess) {
    this.#onUndelivered = onUndelivered;
    this.#client =
      address === undefined ? undefined : new EngineClient(address, credentials(), onThisMachine);
  }

  /** Shows a warning on the row of a resource; without a URN on the stack's. */
  warn(urn: string, message: string): void {
    this.#log(urn, printable(message), { severity: LogSeverity.WARNING });
  }

  /** Shows lines on the row of a resource. */
  info(urn: string, message: string): void {
    const lines = message.split("\n").map(printable).join("\n");
    this.#log(urn, lines, { severity: LogSeverity.INFO });
  }

  /** Shows what is going on beside a resource, until the next such line or its end. */
  progress(urn: string, message: string): void {
    this.#log(urn, printable(message), { severity: LogSeverity.INFO, isEphemeral: true });
  }

  /** Waits until the engine has everything that it was told so far. */
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
