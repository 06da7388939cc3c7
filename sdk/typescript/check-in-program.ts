import * as pulumi from "@pulumi/pulumi";

// oxlint-disable-next-line no-restricted-imports -- it asks the same settings as the check in the host, in the same order
import { Config, environment } from "../../provider/config";
import type * as checker from "../../provider/flow-json/document-findings";
import type { JsonObject } from "../../provider/flow-json/json";
import type { FlowArgs } from "./whatsapp/flow";

/**
 * Checks a document that is known in the program. The engine stops at the first resource whose
 * check fails; so that one preview shows the errors of all flows, the program looks first.
 *
 * @returns `undefined` where there is no document, or it holds outputs, which check sees later.
 */
export function findingsInProgram(args: FlowArgs): checker.DocumentFindings | undefined {
  const { flowJson, endpointUri, cloneFlowId, publish, flowJsonChecks, flowJsonIgnore } = args;
  const config = new Config([environment, (key) => pulumi.runtime.getConfig(`kaleyra:${key}`)]);
  if (flowJson === undefined || !isPlain([flowJson, flowJsonChecks, flowJsonIgnore, publish]))
    return undefined;
  const endpoint = endpointUri === undefined ? "absent" : "given";
  const { documentFindings } =
    // oxlint-disable-next-line typescript/no-require-imports -- a program without documents does not wait for the checker, and a constructor cannot wait for an import()
    require("../../provider/flow-json/document-findings") as typeof checker;
  return documentFindings({
    flowJson: flowJson as JsonObject | string,
    checks: (flowJsonChecks as string | undefined) ?? config.flowJsonChecks,
    ignore: (flowJsonIgnore as readonly string[] | undefined) ?? config.flowJsonIgnore,
    publish: publish === true,
    endpoint: isPlain(endpointUri) && cloneFlowId === undefined ? endpoint : "unknown",
  });
}

/**
 * Shows the findings on the row of the resource they belong to. An error ends the run, after all
 * are shown.
 *
 * @param urn Made up beforehand: a resource whose check fails never comes to have one.
 */
export async function showFindings(
  findings: checker.DocumentFindings,
  urn: pulumi.Output<string>,
): Promise<void> {
  const resource = { urn } as pulumi.Resource;
  const { describeFindings } = await import("../../provider/flow-json/describe");
  for (const text of describeFindings(findings.errors)) await pulumi.log.error(text, resource);
  for (const text of describeFindings(findings.warnings)) await pulumi.log.warn(text, resource);
}

function isPlain(value: unknown): boolean {
  if (typeof value === "string") return true;
  if (pulumi.Output.isInstance(value) || value instanceof Promise) return false;
  return typeof value !== "object" || value === null || Object.values(value).every(isPlain);
}
