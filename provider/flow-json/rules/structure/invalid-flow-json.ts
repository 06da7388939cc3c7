import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { largestDocumentBytes } from "../../tables/counts";

/**
 * Mistakes for which Meta refuses a document as a whole. A text that is not JSON has this code too, in
 * `check-document.ts`: no rule can read it.
 */
export const invalidFlowJson: Rule = {
  code: "INVALID_FLOW_JSON",
  severity: "error",
  *check(flow, { text }) {
    const bytes = Buffer.byteLength(text);
    if (bytes > largestDocumentBytes) {
      const megabytes = (bytes / 1024 / 1024).toFixed(2);
      yield {
        at: flow.root,
        message: `the document has ${megabytes} MB, and Meta accepts ${largestDocumentBytes / 1024 / 1024} MB at most`,
        hint: "Make pictures smaller, or let the endpoint send them.",
      };
    }
    // Before 5.1 `invalidPropertyKey` reports `meta`, which does not exist there.
    const meta = flow.root.members.get("meta");
    if (meta !== undefined && isAtLeast(flow.version, "5.1")) {
      yield {
        at: meta,
        message: "`meta` is for flows that Meta makes itself",
        hint: "Remove `meta`.",
      };
    }
  },
};
