import type { Config } from "../../../provider/config";
import type { Flow } from "../../../provider/kaleyra/flow";
import type { CheckResult } from "../../../provider/lifecycle/check-result";
import { checkFlow } from "../../../provider/lifecycle/flow/check";
import { readFlow, type ReadContext } from "../../../provider/lifecycle/flow/read";
import type { FlowInputs, FlowState } from "../../../provider/lifecycle/flow/state";
import { asReturned } from "../../../provider/lifecycle/resource";
import { Failure } from "../failure";

/** A flow's arguments in the program. All other values come from the stack's configuration. */
export interface FlowArgs {
  readonly wabaId?: string;
  readonly name: string;
  readonly categories: readonly string[];
  /** The text of the document's file. */
  readonly flowJson: string;
  readonly flowJsonValidation?: "Warn";
  readonly endpointUri?: string;
  readonly publish: boolean;
}

/** A flow at Kaleyra, as the program and the state describe it after the import. */
export interface ImportedFlow {
  readonly id: string;
  readonly logicalName: string;
  readonly args: FlowArgs;
  /**
   * The inputs that the provider derives from `args`. With these in the state, the next preview has
   * no changes.
   */
  readonly inputs: FlowInputs;
  readonly outputs: FlowState;
}

/** @throws {Error} If the flow cannot be read, or no program can describe it as it is. */
export async function importFlow(
  flow: Flow,
  logicalName: string,
  { context, config }: { readonly context: ReadContext; readonly config: Config },
): Promise<ImportedFlow> {
  const found = await readFlow(flow.id, undefined, context);
  if (found === undefined) {
    throw new Failure("Kaleyra lists it, but answers that there is no such flow");
  }
  const { wabaId, name, categories, flowJson, endpointUri, publish } = found.inputs;
  if (flowJson === undefined) throw new Failure("Kaleyra has no document for it");
  const args: FlowArgs = {
    ...(wabaId !== config.wabaId && { wabaId }),
    name,
    categories,
    flowJson: `${fileText(flowJson)}\n`,
    ...(endpointUri !== undefined && { endpointUri }),
    publish,
  };
  const accepted = await checkArgs(args, config);
  const inputs = asReturned<FlowInputs>(accepted.inputs);
  return {
    id: flow.id,
    logicalName,
    args: accepted.args,
    inputs,
    outputs: { ...found.state, ...inputs },
  };
}

/**
 * The text of the document's file. Keys keep Kaleyra's order, since people read the file and Kaleyra's
 * own tools show that order.
 */
function fileText(flowJson: NonNullable<FlowInputs["flowJson"]>): string {
  return typeof flowJson === "string" ? flowJson : JSON.stringify(flowJson, null, 2);
}

/**
 * Checks the arguments as the program will. A document at Kaleyra may have errors that would stop an
 * upload: then `flowJsonValidation: "Warn"` is added to the arguments.
 *
 * @throws {Failure} If the arguments are still refused.
 */
async function checkArgs(
  args: FlowArgs,
  config: Config,
): Promise<CheckResult & { readonly args: FlowArgs }> {
  const result = await check(args, config);
  if (result.failures.length === 0) return { ...result, args };
  // Findings about the document name no property.
  const isOnlyDocument = result.failures.every(({ property }) => property === undefined);
  if (!isOnlyDocument) throw refusal(result);
  const lenientArgs: FlowArgs = { ...args, flowJsonValidation: "Warn" };
  const lenientResult = await check(lenientArgs, config);
  if (lenientResult.failures.length > 0) throw refusal(lenientResult);
  return { ...lenientResult, args: lenientArgs };
}

function refusal({ failures }: CheckResult): Failure {
  const reasons = failures.map(({ property, reason }) =>
    property === undefined ? reason : `${property}: ${reason}`,
  );
  return new Failure(`a program cannot describe it as it is: ${reasons.join("; ")}`);
}

/** Warnings are not shown here: the preview after the import shows them. */
function check(args: FlowArgs, config: Config): Promise<CheckResult> {
  return checkFlow({ ...args }, {}, { defaults: config.flowDefaults, warn: () => {} });
}
