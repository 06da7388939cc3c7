import type { Diagnostic, PolicyFinding, Preview, PreviewStep, ResourceInPreview } from "./preview";

/** @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/events.go */
interface EngineEvent {
  readonly sequence: number;
  readonly diagnosticEvent?: {
    readonly urn?: string;
    readonly message: string;
    readonly severity: string;
    readonly ephemeral?: boolean;
  };
  readonly policyEvent?: {
    readonly resourceUrn?: string;
    readonly message: string;
    readonly policyName: string;
    readonly policyPackName: string;
    readonly enforcementLevel: string;
  };
  readonly resourcePreEvent?: {
    readonly metadata: {
      readonly op: string;
      readonly urn: string;
      readonly keys?: readonly string[] | null;
      readonly old?: ResourceInPreview | null;
      readonly new?: ResourceInPreview | null;
    };
  };
}

/** Whether the first line is an event by itself. */
export function isEvents(text: string): boolean {
  try {
    return "sequence" in (JSON.parse(text.trimStart().split("\n", 1)[0] ?? "") as object);
  } catch {
    return false;
  }
}

/** A line for each event. Debug messages, which hold secrets in clear, are passed over. */
export function readEvents(text: string): Preview {
  const events = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as EngineEvent);
  return {
    steps: events.flatMap(stepOf),
    diagnostics: events.flatMap(diagnosticOf),
    policyFindings: events.flatMap(policyFindingOf),
  };
}

/** Of a replacement, the two halves are left out beside the whole. */
function stepOf({ resourcePreEvent }: EngineEvent): readonly PreviewStep[] {
  if (resourcePreEvent === undefined) return [];
  const { op, urn, keys, old: before, new: after } = resourcePreEvent.metadata;
  if (op === "create-replacement" || op === "delete-replaced") return [];
  return [
    { op, urn, replaceReasons: keys ?? [], ...(before && { before }), ...(after && { after }) },
  ];
}

function diagnosticOf({ diagnosticEvent }: EngineEvent): readonly Diagnostic[] {
  if (diagnosticEvent === undefined) return [];
  const { urn, message, severity, ephemeral } = diagnosticEvent;
  if (severity === "debug" || ephemeral === true) return [];
  return [{ message, severity, ...(urn !== undefined && urn !== "" && { urn }) }];
}

function policyFindingOf({ policyEvent }: EngineEvent): readonly PolicyFinding[] {
  if (policyEvent === undefined) return [];
  const { resourceUrn, message, policyName, policyPackName, enforcementLevel } = policyEvent;
  return [
    {
      message,
      policy: policyName,
      pack: policyPackName,
      isMandatory: enforcementLevel === "mandatory",
      ...(resourceUrn !== undefined && resourceUrn !== "" && { urn: resourceUrn }),
    },
  ];
}
