import { EmptyPreview, listIn, NoPreview, objectIn, jsonIn, textOrAbsent } from "./no-preview";
import { type Diagnostic, hasStopped, type Preview } from "./preview";
import { isEvents, readEvents } from "./read-events";
import { countsIn, missingSteps, stepIn } from "./step";

/**
 * Reads the output of a preview: one JSON document, or one event per line with
 * `PULUMI_ENABLE_STREAMING_JSON_PREVIEW`.
 *
 * @throws {NoPreview} If it is neither, or incomplete.
 */
export function readPreview(text: string): Preview {
  if (text.trim() === "") throw new EmptyPreview();
  const preview = isEvents(text) ? readEvents(text) : readDigest(text);
  if (preview.steps.length > 0 || hasStopped(preview)) return preview;
  throw new NoPreview("it has no steps, not even the stack's own");
}

/**
 * Reads the JSON document that a preview prints at its end. It has no policy findings. Without
 * `--show-replacement-steps` it omits what earlier replacements still have to delete.
 *
 * @see https://github.com/pulumi/pulumi/blob/master/pkg/display/json.go
 * @throws {NoPreview} If it is not such a document.
 */
function readDigest(text: string): Preview {
  const digest = objectIn(jsonIn(text, "the input"), "the input");
  const counts = countsIn(digest["changeSummary"]);
  const steps = listIn(digest["steps"], "steps").map((value) => {
    const { op, urn, oldState, newState, replaceReasons } = objectIn(value, "a step");
    return stepIn({ op, urn, reasons: replaceReasons, before: oldState, after: newState });
  });
  return {
    steps,
    diagnostics: listIn(digest["diagnostics"], "diagnostics").map(diagnosticIn),
    policyViolations: [],
    listsPendingDeletions: false,
    unknowns: [
      ...(digest["maybeCorrupt"] === true
        ? ["the engine reports that the state may be corrupt"]
        : []),
      ...missingSteps(steps, counts),
    ],
  };
}

function diagnosticIn(value: unknown): Diagnostic {
  const diagnostic = objectIn(value, "a diagnostic");
  const urn = textOrAbsent(diagnostic["urn"], "a diagnostic's URN");
  return {
    ...(urn !== undefined && { urn }),
    // The engine repeats the severity at the start of its own messages, and not of a provider's.
    message: (textOrAbsent(diagnostic["message"], "a message") ?? "").replace(
      /^(error|warning|info): /,
      "",
    ),
    severity: textOrAbsent(diagnostic["severity"], "a severity") ?? "",
  };
}
