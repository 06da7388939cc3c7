import { Config, environment } from "../../provider/config";
import { accountFingerprint } from "../../provider/kaleyra/connection";
import { FlowClient } from "../../provider/kaleyra/flow-client";
import { type WabaId, wabaId } from "../../provider/kaleyra/ids";
import { TimeLimit } from "../../provider/kaleyra/time-limit";
import { Transport } from "../../provider/kaleyra/transport";
import type { ReadContext } from "../../provider/lifecycle/flow/read";
import { version } from "../../provider/version";
import { WrongUsage } from "./failure";
import { Stack } from "./pulumi/stack";
import { note } from "./terminal";

/**
 * The account at Kaleyra that a run of the command speaks to: the environment's, else the one that
 * the stack's configuration names, in the same order as in the provider.
 */
export class Session {
  readonly config: Config;
  #transport: Transport | undefined;

  private constructor(config: Config) {
    this.config = config;
  }

  static async open(stack: Stack): Promise<Session> {
    const settings = Stack.hasProject ? await stack.config() : new Map<string, string>();
    return new Session(new Config([environment, (key) => settings.get(`kaleyra:${key}`)]));
  }

  /**
   * The context of one operation, whose time starts now.
   *
   * @throws {ConfigurationError} If the account or its address is missing.
   */
  operation(): ReadContext {
    const { config } = this;
    return {
      flows: new FlowClient(this.#sharedTransport(), new TimeLimit(config.timeoutSeconds)),
      account: accountFingerprint(config.connection),
      documentDrift: "Report",
      warn: (message) => note(`kaleyra: ${message}`),
    };
  }

  /** @throws {WrongUsage} If no WABA is known. */
  waba(chosen: string | undefined): WabaId {
    const text = chosen ?? this.config.wabaId;
    if (text === undefined) {
      throw new WrongUsage(
        "which WABA? Give --waba, or set kaleyra:wabaId in the stack's configuration (KALEYRA_WABA_ID).",
      );
    }
    try {
      return wabaId(text);
    } catch (error) {
      throw error instanceof RangeError ? new WrongUsage(error.message) : error;
    }
  }

  #sharedTransport(): Transport {
    const { connection, debugLogFile, maxConcurrency, timeoutSeconds } = this.config;
    this.#transport ??= new Transport({
      connection,
      maxConcurrency,
      requestTimeoutSeconds: Math.min(30, timeoutSeconds),
      userAgent: `kaleyra-flows/${version}`,
      ...(debugLogFile !== undefined && { debugLogFile }),
    });
    return this.#transport;
  }
}
