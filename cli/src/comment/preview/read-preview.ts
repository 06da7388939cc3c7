import { EmptyPreview, NoPreview } from "./no-preview";
import { hasStopped, type Preview } from "./preview";
import { readDigest } from "./read-digest";
import { isEvents, readEvents } from "./read-events";

/**
 * Reads the output of a preview: one JSON document, or, with
 * `PULUMI_ENABLE_STREAMING_JSON_PREVIEW`, one event per line.
 *
 * @throws {NoPreview} If it is neither, or not all of it.
 */
export function readPreview(text: string): Preview {
  if (text.trim() === "") throw new EmptyPreview();
  const preview = isEvents(text) ? readEvents(text) : readDigest(text);
  if (preview.steps.length > 0 || hasStopped(preview)) return preview;
  throw new NoPreview("it has no steps, not even the stack's own");
}
