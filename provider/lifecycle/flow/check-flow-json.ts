import { checkDocument, checkSyntax } from "../../flow-json/check-document";
import { documentText } from "../../flow-json/document";
import type { Finding } from "../../flow-json/finding";
import type { JsonObject } from "../../flow-json/json";
import { unknownPlaceholder } from "../../flow-json/syntax/parse";
import { type PropertyBag, UNKNOWN } from "../value";

/** The findings of a flow's document, told apart by what becomes of them. */
export interface DocumentFindings {
  /** Keep the document from being sent. */
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Checks the document of a flow as far as it is known, as its `flowJsonChecks` asks. */
export function checkFlowJson(inputs: PropertyBag): DocumentFindings {
  const { flowJson, flowJsonChecks, flowJsonIgnore, publish } = inputs;
  if (flowJson === undefined || flowJson === UNKNOWN) return { errors: [], warnings: [] };
  const text = documentText(withPlaceholders(flowJson));
  const noDocument = checkSyntax(text);
  if (noDocument !== undefined) return { errors: [noDocument], warnings: [] };
  if (flowJsonChecks === "Off") return { errors: [], warnings: [] };
  const findings = checkDocument(text, {
    publish: publish === true,
    endpoint: endpointOf(inputs),
    ignore: Array.isArray(flowJsonIgnore) ? flowJsonIgnore.map(String) : [],
  });
  const stops = ({ severity }: Finding) => severity === "error" && flowJsonChecks !== "Warn";
  return {
    errors: findings.filter(stops),
    warnings: findings.filter((finding) => !stops(finding)),
  };
}

/** A clone may bring its source's endpoint along. */
function endpointOf({ endpointUri, cloneFlowId }: PropertyBag): "given" | "absent" | "unknown" {
  if (endpointUri === UNKNOWN) return "unknown";
  if (endpointUri !== undefined) return "given";
  return cloneFlowId === undefined ? "absent" : "unknown";
}

function withPlaceholders(value: unknown): JsonObject | string {
  return replaced(value) as JsonObject | string;
}

function replaced(value: unknown): unknown {
  if (value === UNKNOWN) return unknownPlaceholder;
  if (Array.isArray(value)) return value.map(replaced);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, replaced(member)]));
}
