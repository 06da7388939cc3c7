import { documentFindingsAside } from "../../flow-json/check-aside";
import type { DocumentFindings } from "../../flow-json/document-findings";
import type { JsonObject } from "../../flow-json/json";
import { unknownPlaceholder } from "../../flow-json/placeholder";
import { containsUnknown, type PropertyBag, UNKNOWN } from "../value";

/** Checks the document of a flow as far as it is known, and as its `flowJsonChecks` asks. */
export async function checkFlowJson(inputs: PropertyBag): Promise<DocumentFindings> {
  const { flowJson, flowJsonChecks, flowJsonIgnore, publish } = inputs;
  if (flowJson === undefined || flowJson === UNKNOWN) return { errors: [], warnings: [] };
  return documentFindingsAside({
    flowJson: (containsUnknown(flowJson) ? withPlaceholders(flowJson) : flowJson) as
      | JsonObject
      | string,
    checks: typeof flowJsonChecks === "string" ? flowJsonChecks : undefined,
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
  if (value === UNKNOWN) return unknownPlaceholder;
  if (Array.isArray(value)) return value.map(withPlaceholders);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, withPlaceholders(member)]),
  );
}
