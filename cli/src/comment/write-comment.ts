import { detailsOf } from "./flow-details";
import { code, hiddenMark } from "./markdown";
import { type PlannedFlow, plannedFlows } from "./planned-flows";
import { EmptyPreview, NoPreview } from "./preview/no-preview";
import { hasFailed, hasStopped, type Preview } from "./preview/preview";
import {
  type CommentOptions,
  type DetailedFlow,
  unknownsSection,
  type Extent,
  failureSection,
  effectTable,
  flowSection,
  blockedSection,
  letThroughSection,
  otherResourcesSection,
  policySection,
  warningSection,
} from "./sections";

/**
 * GitHub's limit is 65,536 characters, and a pipeline may add text of its own. A text never has fewer
 * bytes than characters.
 */
const mostBytes = 60_000;

/** The extents to try, from the largest to the smallest. If none is short enough, no flow is shown. */
const extents: readonly Extent[] = [
  { lines: 80, rows: 500 },
  { lines: 40, rows: 500 },
  { lines: 20, rows: 500 },
  { lines: 10, rows: 300 },
  { lines: 5, rows: 200 },
  { lines: 0, rows: 100 },
  { lines: 0, rows: 40 },
];

/**
 * Writes a preview as Markdown. The same plan gives the same text, and the text is never too long
 * to post.
 */
export function writeComment(preview: Preview | NoPreview, options: CommentOptions): string {
  const flows = preview instanceof NoPreview ? [] : plannedFlows(preview);
  const detailed = flows.map((flow) => ({ ...flow, details: detailsOf(flow.change) }));
  for (const extent of extents) {
    const text = compose(preview, detailed, { ...options, extent });
    if (Buffer.byteLength(text) <= mostBytes) return text;
  }
  return compose(preview, detailed, { ...options, extent: { lines: 0, rows: 0 } });
}

function compose(
  preview: Preview | NoPreview,
  flows: readonly DetailedFlow[],
  { extent, ...options }: CommentOptions & { readonly extent: Extent },
): string {
  const heading = [hiddenMark(options.title), `## WhatsApp flows: ${code(options.title)}`];
  if (preview instanceof NoPreview) {
    const headline =
      preview instanceof EmptyPreview
        ? "**The preview failed** before it got to any flow"
        : `**There is no preview to read**: ${preview.reason}`;
    return joined([...heading, `${headline}; its log says why.`]);
  }
  return joined([
    ...heading,
    headlineOf(preview, flows, options),
    ...effectTable(flows, extent.rows),
    ...blockedSection(options, extent),
    ...letThroughSection(options, extent),
    ...unknownsSection(preview, options, extent),
    ...policySection(preview.policyViolations, extent),
    ...failureSection(preview, extent),
    ...flows.slice(0, extent.rows).flatMap((flow) => flowSection(flow, extent)),
    ...warningSection(preview, extent),
    ...otherResourcesSection(preview, extent),
    ...(extent === extents[0]
      ? []
      : [
          `_Cut to the maximum length of a comment: at most ${extent.lines} lines of each change are shown, and ${extent.rows} flows. \`pulumi preview --diff\` shows all._`,
        ]),
  ]);
}

/** The sentence above the table. The worst comes first: a plan that failed is not held back as well. */
function headlineOf(
  preview: Preview,
  flows: readonly PlannedFlow[],
  { blocked }: CommentOptions,
): string {
  if (hasStopped(preview)) {
    return "**The preview failed.** What would happen to other flows is known once this is fixed.";
  }
  // The engine has not stopped, so a mandatory policy is the only other reason.
  if (hasFailed(preview)) return "**A policy forbids this**: nothing of it can be applied.";
  if (blocked.length > 0) return "**Held back**: see below what is not allowed yet.";
  if (flows.length > 0) return "If this is applied:";
  return preview.unknowns.length === 0 ? "No flow changes." : "The preview shows no flow changes.";
}

function joined(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}
