import { type JsonObject, NoPreview, objectIn, jsonIn, textIn, textOrAbsent } from "./no-preview";
import type { Diagnostic, PolicyViolation, Preview } from "./preview";
import { countsIn, goneAfterRefresh, missingSteps, type PreviewStep, stepIn } from "./step";

/**
 * Events that do not affect the plan.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/sdk/go/common/apitype/events.go
 */
const ignoredEvents: ReadonlySet<string> = new Set([
  "preludeEvent",
  "stdoutEvent",
  "policyLoadEvent",
  "policyRemediationEvent",
  "policyAnalyzeSummaryEvent",
  "policyRemediateSummaryEvent",
  "policyAnalyzeStackSummaryEvent",
  "startDebuggingEvent",
  "progressEvent",
]);

/** A line of the stream. */
interface EngineEvent {
  readonly sequence: number;
  /** The type of the event, which is the name of the member with the payload. */
  readonly name: string;
  readonly payload: JsonObject;
}

/** Whether the first line is an event, so that the text is a stream of events. */
export function isEvents(text: string): boolean {
  const [firstLine = ""] = text.trimStart().split("\n", 1);
  try {
    return "sequence" in (JSON.parse(firstLine) as object);
  } catch {
    // The line is not JSON, or a value that is not an object.
    return false;
  }
}

/**
 * Reads one event per line. Debug messages, which have secrets in plain text, are skipped.
 *
 * @throws {NoPreview} If the lines are not all events of one complete preview.
 */
export function readEvents(text: string): Preview {
  const events = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(eventIn);
  const { maybeCorrupt, result, resourceChanges } = summaryOf(events);
  const steps = stepsIn(events);
  const diagnostics = events.flatMap(diagnosticIn);
  const hasUnexplainedFailure =
    result === "failed" && !diagnostics.some(({ severity }) => severity === "error");
  return {
    steps,
    diagnostics,
    policyViolations: events.flatMap(policyViolationIn),
    // Unlike the document, the stream omits no step.
    listsPendingDeletions: true,
    unknowns: [
      ...(maybeCorrupt === true ? ["the engine reports that the state may be corrupt"] : []),
      ...(hasUnexplainedFailure
        ? ["the engine reports that the preview failed, without a reason"]
        : []),
      ...missingSteps(steps, countsIn(resourceChanges)),
      ...new Set(events.flatMap(unknownsIn)),
    ],
  };
}

function eventIn(line: string): EngineEvent {
  // An event has a number, a time, and one member more: its payload.
  const { sequence, timestamp: _, ...payloads } = objectIn(jsonIn(line, "a line"), "a line");
  const [[name, payload] = [], ...others] = Object.entries(payloads);
  if (!Number.isInteger(sequence) || name === undefined || others.length > 0) {
    throw new NoPreview("a line is not one of the engine's events");
  }
  return { sequence: sequence as number, name, payload: objectIn(payload, "an event") };
}

/**
 * The payload of the summary. One preview has one first event, one summary, one last event and
 * ascending numbers. A second preview would start again at zero.
 *
 * @throws {NoPreview} If the events are not those of one complete preview.
 */
function summaryOf(events: readonly EngineEvent[]): JsonObject {
  const isAscending = events
    .slice(1)
    .every(({ sequence }, index) => sequence > (events[index]?.sequence ?? Infinity));
  const eventsNamed = (event: string) => events.filter(({ name }) => name === event);
  const preludes = eventsNamed("preludeEvent");
  const summaries = eventsNamed("summaryEvent");
  const ends = eventsNamed("cancelEvent");
  const [summary] = summaries;
  if (!isAscending || preludes.length > 1 || summaries.length > 1 || ends.length > 1) {
    throw new NoPreview("its events are out of order, or are from more than one run");
  }
  if (preludes.length === 0) throw new NoPreview("its first events are missing");
  if (summary === undefined || events.at(-1)?.name !== "cancelEvent") {
    throw new NoPreview("its last events are missing, so it did not run to its end");
  }
  if (summary.payload["isPreview"] !== true) {
    throw new NoPreview("these are the events of an update, which has already run");
  }
  return summary.payload;
}

/**
 * The steps: the events before each operation. The event after an operation is ignored, unless a
 * refresh found that the resource is gone: then only that event has `delete`.
 */
function stepsIn(events: readonly EngineEvent[]): readonly PreviewStep[] {
  const steps = stepsOf(events, "resourcePreEvent");
  const hasStep = (op: string, { urn, before }: PreviewStep) =>
    steps.some((step) => step.op === op && step.urn === urn && step.before?.id === before?.id);
  const deletionsWithoutStep = stepsOf(events, "resOutputsEvent")
    .filter((step) => step.op === "delete" && !hasStep("delete", step))
    // A deletion without a refresh stays a deletion: the gate must not miss one.
    .map((step) => (hasStep("refresh", step) ? { ...step, op: goneAfterRefresh } : step));
  return [...steps, ...deletionsWithoutStep];
}

function stepsOf(events: readonly EngineEvent[], event: string): readonly PreviewStep[] {
  return events
    .filter(({ name }) => name === event)
    .map(({ payload }) => {
      const metadata = objectIn(payload["metadata"], "an event's metadata");
      const { op, urn, keys: reasons, old: before, new: after } = metadata;
      return stepIn({ op, urn, reasons, before, after });
    });
}

function diagnosticIn({ name, payload }: EngineEvent): readonly Diagnostic[] {
  if (name !== "diagnosticEvent") return [];
  const urn = textOrAbsent(payload["urn"], "a diagnostic's URN");
  const severity = textIn(payload["severity"], "a severity");
  // An ephemeral message is a status message, e.g. about progress.
  if (severity === "debug" || payload["ephemeral"] === true) return [];
  const message = textIn(payload["message"], "a message");
  return [{ message, severity, ...(urn !== undefined && { urn }) }];
}

function policyViolationIn({ name, payload }: EngineEvent): readonly PolicyViolation[] {
  if (name !== "policyEvent") return [];
  const urn = textOrAbsent(payload["resourceUrn"], "a policy's URN");
  return [
    {
      message: textIn(payload["message"], "a policy's message"),
      policy: textIn(payload["policyName"], "a policy's name"),
      pack: textIn(payload["policyPackName"], "a policy pack's name"),
      level: levelIn(payload),
      ...(urn !== undefined && { urn }),
    },
  ];
}

/** Pulumi continues after a violation that is not mandatory, or that a policy exception allows. */
function levelIn({ enforcementLevel, exceptions }: JsonObject): PolicyViolation["level"] {
  if (Array.isArray(exceptions) && exceptions.length > 0) return "exempted";
  return enforcementLevel === "mandatory" ? "mandatory" : "advisory";
}

/** All other events are reported as unknown, which the gate holds back. */
const knownEvents: ReadonlySet<string> = new Set([
  ...ignoredEvents,
  "resourcePreEvent",
  "resOutputsEvent",
  "diagnosticEvent",
  "policyEvent",
  "summaryEvent",
  "cancelEvent",
]);

function unknownsIn({ name }: EngineEvent): readonly string[] {
  if (knownEvents.has(name)) return [];
  // The sentence becomes a part of the comment, so it does not contain any other text of the input.
  const label = /^\w{1,60}$/.test(name) ? name : "event";
  return [`this version of kaleyra-flows does not know the engine's ${label}`];
}
