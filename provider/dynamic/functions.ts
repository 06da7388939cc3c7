/**
 * The functions that a program calls. A dynamic provider cannot serve functions, so
 * `sdk/typescript` runs this code in the program's own process, with the stack's configuration.
 */
import { runtime } from "@pulumi/pulumi";

import { Config } from "../config";
import type { OperationContext } from "../lifecycle/context";
import { functions } from "../lifecycle/functions";
import { Operations } from "../operations";
import { printable } from "../text";
import { version } from "../version";

export const { getFlow, getFlows, getFlowJson, getFlowPreview } = {
  getFlow: withContext(functions.getFlow),
  getFlows: withContext(functions.getFlows),
  getFlowJson: withContext(functions.getFlowJson),
  getFlowPreview: withContext(functions.getFlowPreview),
};

function withContext<Args, Result>(
  run: (args: Args, context: OperationContext) => Promise<Result>,
) {
  return (args: Args): Promise<Result> => run(args, begin());
}

const operationsByConfig = new Map<string, Operations>();

/**
 * Starts a function under the configuration of the running program. One process may run
 * inline programs of several stacks, each with its own configuration.
 */
function begin(): OperationContext {
  const stackConfig = JSON.stringify(runtime.allConfig());
  let operations = operationsByConfig.get(stackConfig);
  if (operations === undefined) {
    const config = new Config({
      configured: (key) => runtime.getConfig(`kaleyra:${key}`),
      isOfLastUp: true, // Like the host: resources and functions of a program use the same key.
    });
    operations = new Operations(config, `pulumi-kaleyra/${version}`, warn);
    operationsByConfig.set(stackConfig, operations);
  }
  return operations.begin({ warn });
}

/** Pulumi shows what a program prints among the stack's messages. */
function warn(message: string): void {
  console.warn(printable(`kaleyra: ${message}`));
}
