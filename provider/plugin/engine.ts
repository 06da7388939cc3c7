import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

import { printable } from "../text";

/** No proxy leads to it, though grpc takes `http_proxy` for 127.0.0.1 as well. */
const onThisMachine = { "grpc.enable_http_proxy": 0 };

/** The engine that started the plugin, as far as it is told things while an operation goes on. */
export class Engine {
  readonly #client: EngineClient | undefined;
  readonly #undelivered = new Set<Promise<void>>();

  /** @param address Missing where the plugin was started by hand: then nobody is told. */
  constructor(address: string | undefined) {
    this.#client =
      address === undefined
        ? undefined
        : new EngineClient(address, credentials.createInsecure(), onThisMachine);
  }

  /** Shows a warning on the row of a resource. */
  warn(urn: string, message: string): void {
    this.#log(urn, message, LogSeverity.WARNING);
  }

  /** Shows what is going on beside a resource, until the next such line or its end. */
  progress(urn: string, message: string): void {
    this.#log(urn, message, LogSeverity.INFO);
  }

  /** Waits until the engine has everything that it was told so far. */
  async delivered(): Promise<void> {
    await Promise.all(this.#undelivered);
  }

  #log(urn: string, message: string, severity: LogSeverity.WARNING | LogSeverity.INFO): void {
    const client = this.#client;
    if (client === undefined) return;
    const request = new LogRequest()
      .setUrn(urn)
      .setMessage(printable(message))
      .setSeverity(severity)
      .setEphemeral(severity === LogSeverity.INFO);
    const delivery = new Promise<void>((resolve) => {
      // An engine that cannot be told has ended, and the operation ends with it.
      client.log(request, () => resolve());
    });
    this.#undelivered.add(delivery);
    void delivery.then(() => this.#undelivered.delete(delivery));
  }
}
