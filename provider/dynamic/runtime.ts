import { Config, environment } from "../config";
import { accountFingerprint } from "../kaleyra/connection";
import { FlowClient } from "../kaleyra/flow-client";
import { TimeLimit } from "../kaleyra/time-limit";
import { Transport } from "../kaleyra/transport";
import type { Warn } from "../lifecycle/context";
import type { ReadContext } from "../lifecycle/flow/read";
import { version } from "../version";

/** What Pulumi's dynamic host hands to `configure`. */
export interface HostConfig {
  get(key: string): string | undefined;
}

/**
 * What all operations of one dynamic host share. The environment comes before the stack's
 * configuration here: destroy and refresh are given the configuration of the last `up`, and a key
 * that has been rotated since is only in the environment.
 */
class Runtime {
  config = new Config([environment]);
  #transport: Transport | undefined;

  configure(stack: HostConfig): void {
    this.config = new Config([environment, (key) => stack.get(`kaleyra:${key}`)]);
    this.#transport = undefined;
  }

  /** The context of one operation, whose time starts now. */
  operation(subject: string): ReadContext {
    const { config } = this;
    const limit = new TimeLimit(config.timeoutSeconds);
    const transport = () => this.#sharedTransport();
    return {
      // Asked for only by what talks to Kaleyra: the rest must work without credentials.
      get flows() {
        return new FlowClient(transport(), limit);
      },
      get account() {
        return accountFingerprint(config.connection);
      },
      documentDrift: config.documentDrift,
      warn: warnAbout(subject),
    };
  }

  #sharedTransport(): Transport {
    const { connection, debugLogFile, maxConcurrency, timeoutSeconds } = this.config;
    this.#transport ??= new Transport({
      connection,
      maxConcurrency,
      // Leaves time to look for a flow whose creation went unanswered.
      requestTimeoutSeconds: Math.min(30, timeoutSeconds / 3),
      userAgent: `pulumi-kaleyra/${version}`,
      ...(debugLogFile !== undefined && { debugLogFile }),
    });
    return this.#transport;
  }
}

export const runtime = new Runtime();

/** Pulumi shows what its dynamic host prints among the stack's messages. */
export function warnAbout(subject: string): Warn {
  return (message) => console.warn(`kaleyra: ${subject}: ${message}`);
}
