import { credentials } from "@grpc/grpc-js";

import { Config } from "../config";
import { Engine } from "../engine";
import type { Mask } from "../kaleyra/mask";
import type { OperationContext, Warn } from "../lifecycle/context";
import type { FlowNames } from "../lifecycle/flow-names";
import { Run } from "../lifecycle/run";
import type { PropertyBag } from "../lifecycle/value";
import { Operations } from "../operations";
import { version } from "../version";
import { settingsIn, sourcesOf } from "./configuration";
import { grpcFailure } from "./errors";
import { Row } from "./row";
import { maskOf, type Properties } from "./secrets";

/** The context of one call from the engine. */
export interface OperationCall {
  readonly config: Config;
  /** The names that checks of this run have claimed. */
  readonly names: FlowNames;
  /** Warns about a subject, on the row of the resource. */
  readonly warnAbout: (subject: string) => Warn;
  /** Starts an operation that calls Kaleyra. */
  readonly begin: (subject: string) => OperationContext;
  /** Masks the resource's secrets in a text. */
  readonly mask: Mask;
  /** Shows lines on the row of the resource. */
  readonly info: (lines: string) => void;
}

/** The resource of a call from the engine. */
export interface Subject {
  readonly urn: string;
  /** The time limit in seconds, if the program sets one. */
  readonly seconds?: number;
  /** Masks the secrets of the call's properties in messages. */
  readonly mask: Mask;
}

/** What a call is about. Without a time limit of the program, the configuration's applies. */
export function about(
  request: { getUrn(): string; getTimeout?(): number },
  ...properties: readonly Properties[]
): Subject {
  const seconds = request.getTimeout?.() ?? 0;
  return {
    urn: request.getUrn(),
    mask: maskOf(...properties),
    ...(seconds > 0 && { seconds }),
  };
}

/** See `OperationContext.storedKeyHint`. */
const storedKeyHint =
  "A destroy or refresh uses SID and key of the last `pulumi up`: if the key was rotated since, add `--run-program`; a provider " +
  "without apiKey takes KALEYRA_API_KEY, or what envVarMappings names, each time. Else check kaleyra:sid and kaleyra:apiKey.";

/** The URN of messages that do not belong to a resource. */
const aboutTheRun = "";

/** The old resource of a replacement, for the preview of its create. */
export interface ReplacedResource {
  readonly state: { readonly account: string };
  readonly documentIsSecret: boolean;
}

/** A run of a plugin. */
class PluginRun extends Run {
  /** The resources that are replaced, by URN. The engine does not pass the old document to a create. */
  readonly replaced = new Map<string, ReplacedResource>();
}

/** A running plugin. The engine starts one for each `kaleyra.Provider` of a stack. */
export class Plugin {
  readonly inFlight = new InFlight();
  run = new PluginRun();
  #engine: Engine;
  #operations = this.#operationsUnder({}, undefined);

  /** @param engineAddress Missing if the plugin was started by hand, until an engine attaches. */
  constructor(engineAddress: string | undefined) {
    this.#engine = engineAt(engineAddress);
  }

  /** Connects to an engine that uses this plugin although it was started by hand. */
  attach(engineAddress: string): void {
    this.#engine = engineAt(engineAddress);
  }

  /**
   * Begins a run with the provider's arguments, or with the stack's configuration. They take
   * precedence over the environment.
   *
   * @param urn The provider's URN, if the engine passes it.
   */
  configure(values: PropertyBag, urn: string | undefined): void {
    this.run = new PluginRun();
    this.#operations = this.#operationsUnder(settingsIn(values), urn);
  }

  /**
   * Warns about settings that are valid but may not work as intended.
   *
   * @throws {ConfigurationError} If a setting is invalid.
   */
  checkSettings(): void {
    this.#operations.check();
  }

  /** Warns in a preview about missing settings that the update needs. */
  warnIfIncomplete(): void {
    this.#operations.warnIfIncomplete();
  }

  get config(): Config {
    return this.#operations.config;
  }

  /**
   * Runs one call for a resource. Its warnings are shown before the call returns.
   *
   * @throws {GrpcFailure} For every error, with a masked message.
   */
  operate<Result>(
    { urn, seconds, mask }: Subject,
    run: (call: OperationCall) => Result | Promise<Result>,
  ): Promise<Result> {
    // A call stays with the run in which it began.
    const operations = this.#operations;
    const { names } = this.run;
    const row = new Row(this.#engine, { urn, mask });
    return this.inFlight.run(async (cancellation) => {
      try {
        return await run({
          config: operations.config,
          names,
          warnAbout: (subject) => row.warnAbout(subject),
          begin: (subject) => {
            const { progress } = row;
            const warn = row.warnAbout(subject);
            const onWait = row.informAbout(subject);
            const options = { warn, onWait, names, urn, progress, seconds, storedKeyHint };
            // Node.js creates a signal when it is read, and most calls need none.
            return operations.begin({ ...options, cancellation: cancellation.signal });
          },
          mask,
          info: (lines) => row.info(lines),
        });
      } catch (error) {
        throw grpcFailure(error, mask);
      } finally {
        await row.end();
      }
    });
  }

  #operationsUnder(settings: PropertyBag, urn: string | undefined): Operations {
    const config = new Config(sourcesOf(settings, urn));
    return new Operations(config, `pulumi-resource-kaleyra/${version}`, (message) => {
      this.#engine.warn(aboutTheRun, `kaleyra: ${message}`);
    });
  }
}

function engineAt(address: string | undefined): Engine {
  return new Engine({ address, credentials: () => credentials.createInsecure() });
}

/** The running operations, which can be canceled. */
class InFlight {
  readonly #cancellations = new Set<AbortController>();

  /** Runs an operation, which `cancel` ends through the controller's signal. */
  async run<Result>(
    operation: (cancellation: AbortController) => Promise<Result>,
  ): Promise<Result> {
    const cancellation = new AbortController();
    this.#cancellations.add(cancellation);
    try {
      return await operation(cancellation);
    } finally {
      this.#cancellations.delete(cancellation);
    }
  }

  /**
   * Ends the running operations as soon as possible. Operations that begin later are not affected.
   */
  cancel(): void {
    for (const cancellation of this.#cancellations) cancellation.abort();
  }
}
