import { flowProvider, flowType } from "../../../sdk/typescript/dynamic-provider";
import type { ImportedFlow } from "./imported-flow";

/**
 * The text for `pulumi import --file`. With inputs and outputs in it the engine takes the flows in
 * without asking the dynamic host, which could not read them.
 *
 * @see https://www.pulumi.com/docs/iac/guides/migration/import/
 */
export function importFile(flows: readonly ImportedFlow[]): string {
  const resources = flows.map(({ id, logicalName, inputs, outputs }) => ({
    type: flowType,
    name: logicalName,
    id,
    inputs: { ...inputs, __provider: flowProvider },
    outputs: { ...outputs, __provider: flowProvider },
  }));
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}
