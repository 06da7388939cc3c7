import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { dataApiVersions } from "../../tables/versions";
import { oneOf, quoted, whatIs } from "./wording";

/** The data API version fits the Flow JSON version. */
export const invalidDataApiVersion: Rule = {
  code: "INVALID_DATA_API_VERSION",
  severity: "error",
  *check(flow) {
    const node = flow.root.members.get("data_api_version")?.value;
    if (node === undefined || node.kind === "unknown") return;
    const usable = Object.entries(dataApiVersions).flatMap(([version, since]) =>
      isAtLeast(flow.version, since) ? [version] : [],
    );
    if (usable.length === 0) return; // `invalidFlowJsonVersion` reports a Flow JSON version without any.
    if (node.kind !== "string") {
      yield {
        at: node,
        message: `\`data_api_version\` is ${whatIs(node)} and must be a string`,
        hint: 'Write it in quotes, as in "data_api_version": "3.0".',
      };
    } else if (!usable.includes(node.value)) {
      // A version that exists, but only from a later Flow JSON version on.
      const since = Object.hasOwn(dataApiVersions, node.value)
        ? dataApiVersions[node.value]
        : undefined;
      yield {
        at: node,
        code: "NO_SUPPORTED_DATA_API_VERSION",
        message:
          since === undefined
            ? `${quoted(node.value)} is not a version of the data API`
            : `version ${node.value} of the data API needs Flow JSON ${since}`,
        hint: `Write ${oneOf(usable)}.`,
      };
    }
  },
};
