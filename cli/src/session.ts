import { Config } from "../../provider/config";
import { configWarnings } from "../../provider/config-warnings";
import type { DebugLog } from "../../provider/kaleyra/debug-log";
import type { Flow } from "../../provider/kaleyra/flow";
import { type WabaId, wabaId } from "../../provider/kaleyra/ids";
import type { ReadContext } from "../../provider/lifecycle/flow/read";
import { withErrorContext } from "../../provider/lifecycle/operation-error";
import { Operations } from "../../provider/operations";
import { type ConfigKey, unknownSettings } from "../../provider/settings";
import { version } from "../../provider/version";
import { WrongUsage } from "./failure";
import { note } from "./output";
import { Stack } from "./pulumi/stack";

/** Has the provider's prefix, since the provider prints the same warnings. */
function warn(message: string): void {
  note(`kaleyra: ${message}`);
}

/**
 * The account at Kaleyra that a command uses. The configuration has the provider's sources: the
 * stack, then the environment.
 */
export class Session {
  readonly #operations: Operations;

  private constructor(config: Config) {
    this.#operations = new Operations(config, `kaleyra-flows/${version}`, warn);
  }

  /**
   * Reads the configuration; in a folder without a Pulumi project only the environment has one. The
   * configuration is not validated yet: the first operation does that.
   */
  static async open(stack: Stack): Promise<Session> {
    const settings = Stack.hasProject ? await stack.config() : new Map<string, string>();
    const names = [...settings.keys()].flatMap((key) => /^kaleyra:(.*)$/.exec(key)?.[1] ?? []);
    const config = new Config({ configured: (key) => settings.get(`kaleyra:${key}`) });
    [...unknownSettings(names), ...configWarnings(config)].forEach(warn);
    return new Session(config);
  }

  /** Where a setting comes from. */
  originOf(key: ConfigKey): "the environment" | "the stack" | "nowhere" {
    const origin = this.config.settings.find(key)?.origin;
    if (origin === undefined) return "nowhere";
    return origin === "environment" ? "the environment" : "the stack";
  }

  get config(): Config {
    return this.#operations.config;
  }

  get debugLog(): DebugLog | undefined {
    return this.#operations.debugLog;
  }

  /**
   * The context of one operation; its time limit starts now. It always reads documents, whether or
   * not the configuration detects their drift.
   */
  operation(): ReadContext {
    return this.#operations.begin({
      warn,
      flowJsonDrift: "Report",
    });
  }

  /** @throws {OperationError} If the flows cannot be listed. */
  async flowsOf(waba: WabaId): Promise<readonly Flow[]> {
    const flows: Flow[] = [];
    await withErrorContext({ operation: "list", label: `the flows of WABA ${waba}` }, async () => {
      for await (const flow of this.operation().client.flows.list(waba)) flows.push(flow);
    });
    return flows;
  }

  /**
   * The WABA that the user requested, or the configured one.
   *
   * @throws {WrongUsage} If no WABA is requested or configured, or its id is not one.
   */
  waba(requested: string | undefined): WabaId {
    const text = requested ?? this.config.wabaId;
    if (text === undefined) {
      throw new WrongUsage(
        "no WABA is set. Give --waba, or run `pulumi config set kaleyra:wabaId <id>` (KALEYRA_WABA_ID).",
      );
    }
    try {
      return wabaId(text);
    } catch (error) {
      throw error instanceof RangeError ? new WrongUsage(error.message) : error;
    }
  }
}
