import { Config } from "../config";
import type { OperationContext, Warn } from "../lifecycle/context";
import { FlowNames } from "../lifecycle/flow-names";
import { PreviewLines } from "../lifecycle/preview-lines";
import { Operations } from "../operations";
import { version } from "../version";
import { hostEngine } from "./host-process";
import { Rows } from "./rows";

/** What Pulumi's dynamic host hands to `configure`. */
export interface HostConfig {
  get(key: string): string | undefined;
}

const userAgent = `pulumi-kaleyra/${version}`;

const storedKeyHint =
  "A destroy or refresh uses SID and key of the last `pulumi up`: if the key was rotated since, add `--run-program`, or set " +
  "KALEYRA_API_KEY; else check kaleyra:sid and kaleyra:apiKey, which are checked as a pair, and for one host.";

/** What all operations of one dynamic host share. */
class Runtime {
  readonly #warnings = new Set<string>();
  #operations = this.#under(new Config({ configured: () => undefined }));
  readonly #configured = new Set<string>();
  /** The names that the checks of this run have promised. */
  names = new FlowNames();
  rows = new Rows();
  previewLines = new PreviewLines();
  readonly engine = hostEngine();

  /** @param kind The kind of resource that is configured: the host does it once a run for each. */
  configure(kind: string, stack: HostConfig): void {
    const isNewRun = this.#configured.has(kind);
    if (isNewRun) {
      this.#configured.clear();
      this.names = new FlowNames();
      this.rows = new Rows();
      this.previewLines = new PreviewLines();
    }
    this.#configured.add(kind);
    const config = new Config({
      configured: (key) => stack.get(`kaleyra:${key}`),
      isOfLastUp: true,
    });
    this.#operations = this.#under(config);
  }

  get config(): Config {
    return this.#operations.config;
  }

  /** @throws {ConfigurationError} If a setting that is given cannot be right. */
  check(): void {
    this.#operations.check();
  }

  /** For a preview, which does without what the run itself needs. */
  warnIfIncomplete(): void {
    this.#operations.warnIfIncomplete();
  }

  /** The context of one operation, whose time starts now. */
  operation(subject: string, urn?: string): OperationContext {
    return this.#operations.begin({
      warn: this.warnAbout(subject, urn),
      onWait: (description) => this.engine.info(urn ?? "", `kaleyra: ${subject}: ${description}`),
      names: this.names,
      storedKeyHint,
    });
  }

  /** Warnings on a resource's row; on the stack's where the program was not run, as in a destroy. */
  warnAbout(subject: string, urn = ""): Warn {
    return (message) => this.engine.warn(urn, `kaleyra: ${subject}: ${message}`);
  }

  /** The host configures each kind of resource; the run is warned once. */
  #under(config: Config): Operations {
    return new Operations(config, userAgent, (message) => {
      if (!this.#warnings.has(message)) this.engine.warn("", `kaleyra: ${message}`);
      this.#warnings.add(message);
    });
  }
}

export const runtime = new Runtime();
