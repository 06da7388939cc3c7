import type { Adapter } from "../pulumi/adapter";
import { jsonText } from "../terminal";
import type { ImportedFlow } from "./imported-flow";

/**
 * The text for `pulumi import --file`. With inputs and outputs in it the engine takes the flows in
 * without asking the provider: the dynamic one could not read them, and the plugin does not know
 * what the program will say that Kaleyra does not, such as `flowJsonChecks`.
 *
 * @see https://www.pulumi.com/docs/iac/guides/migration/import/
 */
export function importFile(flows: readonly ImportedFlow[], adapter: Adapter): string {
  const resources = flows.map(({ id, logicalName, ...flow }) => {
    const inputs = adapter.inputsInState(flow.inputs);
    const outputs = adapter.outputsInState({ id, inputs, state: flow.outputs });
    return { type: adapter.flowType, name: logicalName, id, inputs, outputs };
  });
  return `${jsonText({ resources })}\n`;
}
