import { Config } from "../config";
import type { OperationContext, Warn } from "../lifecycle/context";
import { FlowNames } from "../lifecycle/flow-names";
import { PreviewLines } from "../lifecycle/preview-lines";
import { UnfinishedAttempts } from "../lifecycle/unfinished";
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

/** The objects that all operations of one dynamic host share. */
class Runtime {
  /** The warnings about the settings that were shown. */
  readonly #warnings = new Set<string>();
  /** The current operations. They have no settings of a stack until the host calls `configure`. */
  #operations = this.#operationsUnder(new Config({ configured: () => undefined }));
  /** The kinds of resources that this run has configured. */
  readonly #configuredKinds = new Set<string>();
  /** The names that checks of this run have claimed. */
  names = new FlowNames();
  unfinishedAttempts = new UnfinishedAttempts();
  rows = new Rows();
  previewLines = new PreviewLines();
  readonly engine = hostEngine();

  /** @param kind The kind of resource to configure: the host configures each kind once a run. */
  configure(kind: string, stack: HostConfig): void {
    // A kind that is configured again belongs to a new run.
    const isNewRun = this.#configuredKinds.has(kind);
    if (isNewRun) {
      this.#configuredKinds.clear();
      this.names = new FlowNames();
      this.unfinishedAttempts = new UnfinishedAttempts();
      this.rows = new Rows();
      this.previewLines = new PreviewLines();
    }
    this.#configuredKinds.add(kind);
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
  operation(subject: string, urn?: string): OperationContext {
    return this.#operations.begin({
      warn: this.warnAbout(subject, urn),
      onWait: (description) => this.engine.info(urn ?? "", `kaleyra: ${subject}: ${description}`),
      names: this.names,
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
