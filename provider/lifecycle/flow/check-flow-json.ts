import { checkDocumentAsync } from "../../flow-json/check-document-async";
import type { DocumentFindings } from "../../flow-json/document-findings";
import type { JsonObject } from "../../flow-json/json";
import { unknownPlaceholder } from "../../flow-json/placeholder";
import { mapDeep } from "../map-deep";
import { type PropertyBag, UNKNOWN } from "../value";

/** Checks the document of a flow as far as it is known, and as its `flowJsonValidation` asks. */
export async function checkFlowJson(inputs: PropertyBag): Promise<DocumentFindings> {
  const { flowJson, flowJsonValidation, flowJsonIgnore, publish } = inputs;
  if (flowJson === undefined || flowJson === UNKNOWN) return { errors: [], warnings: [] };
  return checkDocumentAsync({
    flowJson: withPlaceholders(flowJson) as JsonObject | string,
    checks: typeof flowJsonValidation === "string" ? flowJsonValidation : undefined,
    ignore: Array.isArray(flowJsonIgnore) ? flowJsonIgnore.map(String) : [],
    publish: publish === true,
    endpoint: endpointOf(inputs),
  });
}

/** A clone may bring its source's endpoint along. */
function endpointOf({ endpointUri, cloneFlowId }: PropertyBag): "given" | "absent" | "unknown" {
  if (endpointUri === UNKNOWN) return "unknown";
  if (endpointUri !== undefined) return "given";
  return cloneFlowId === undefined ? "absent" : "unknown";
}

function withPlaceholders(value: unknown): unknown {
  return mapDeep(value, (part) => (part === UNKNOWN ? unknownPlaceholder : undefined));
}
