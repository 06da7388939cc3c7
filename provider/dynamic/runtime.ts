import { Config } from "../config";
import type { OperationContext, Warn } from "../lifecycle/context";
import { Run } from "../lifecycle/run";
import { Operations } from "../operations";
import { version } from "../version";
import { hostEngine } from "./host";
import { Rows } from "./rows";

/** The argument that Pulumi's dynamic host passes to `configure`. */
export interface HostConfig {
  get(key: string): string | undefined;
}

const userAgent = `pulumi-kaleyra/${version}`;

/** See `OperationContext.storedKeyHint`. */
const storedKeyHint =
  "A destroy or refresh uses SID and key of the last `pulumi up`: if the key was rotated since, add `--run-program`, or set " +
  "KALEYRA_API_KEY; else check kaleyra:sid and kaleyra:apiKey, which are checked as a pair, and for one host.";

/** A run of a dynamic host. */
class HostRun extends Run {
  readonly rows = new Rows();
  /** The kinds of resources that the host has configured in this run. */
  readonly configuredKinds = new Set<string>();
}

/** The objects that all operations of one dynamic host share. */
class Runtime {
  /** The warnings about the settings that were shown. */
  readonly #warnings = new Set<string>();
  /** The current operations. They have no settings of a stack until the host calls `configure`. */
  #operations = this.#operationsUnder(new Config({ configured: () => undefined }));
  run = new HostRun();
  readonly engine = hostEngine();

  /** @param kind The kind of resource to configure: the host configures each kind once a run. */
  configure(kind: string, stack: HostConfig): void {
    // A kind that is configured again belongs to a new run.
    if (this.run.configuredKinds.has(kind)) this.run = new HostRun();
    this.run.configuredKinds.add(kind);
    const config = new Config({
      configured: (key) => stack.get(`kaleyra:${key}`),
      isOfLastUp: true,
    });
    this.#operations = this.#operationsUnder(config);
  }

  get config(): Config {
    return this.#operations.config;
  }

  /** @throws {ConfigurationError} If a setting is invalid. */
  check(): void {
    this.#operations.check();
  }

  /** Warns in a preview about missing settings that the update needs. */
  warnIfIncomplete(): void {
    this.#operations.warnIfIncomplete();
  }

  /** Starts one operation and its time limit. */
  begin(subject: string, urn?: string): OperationContext {
    return this.#operations.begin({
      warn: this.warnAbout(subject, urn),
      onWait: (description) => this.engine.info(urn ?? "", `kaleyra: ${subject}: ${description}`),
      names: this.run.names,
      storedKeyHint,
    });
  }

  /**
   * Warns on a resource's row, or on the stack's row if the program does not run, as in a destroy.
   */
  warnAbout(subject: string, urn = ""): Warn {
    return (message) => this.engine.warn(urn, `kaleyra: ${subject}: ${message}`);
  }

  /** The host configures each kind of resource, but each warning is shown once. */
  #operationsUnder(config: Config): Operations {
    return new Operations(config, userAgent, (message) => {
      if (!this.#warnings.has(message)) this.engine.warn("", `kaleyra: ${message}`);
      this.#warnings.add(message);
    });
  }
}

export const runtime = new Runtime();
