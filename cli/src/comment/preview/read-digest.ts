import type { Preview, ResourceInPreview } from "./preview";

/** @see https://github.com/pulumi/pulumi/blob/master/pkg/display/json.go */
interface Digest {
  readonly steps?: readonly {
    readonly op: string;
    readonly urn: string;
    readonly oldState?: ResourceInPreview;
    readonly newState?: ResourceInPreview;
    readonly replaceReasons?: readonly string[] | null;
  }[];
  readonly diagnostics?: readonly {
    readonly urn?: string;
    readonly message?: string;
    readonly severity?: string;
  }[];
}

/** The one document that a preview prints at its end. It tells nothing of policies. */
export function readDigest(text: string): Preview {
  const { steps = [], diagnostics = [] } = JSON.parse(text) as Digest;
  return {
    steps: steps.map(({ op, urn, oldState, newState, replaceReasons }) => ({
      op,
      urn,
      replaceReasons: replaceReasons ?? [],
      ...(oldState && { before: oldState }),
      ...(newState && { after: newState }),
    })),
    diagnostics: diagnostics.map(({ urn, message = "", severity = "" }) => ({
      ...(urn !== undefined && { urn }),
      // The engine puts the severity before the message; what a provider prints has none.
      message: message.replace(/^(error|warning|info): /, ""),
      severity,
    })),
    policyFindings: [],
  };
}
