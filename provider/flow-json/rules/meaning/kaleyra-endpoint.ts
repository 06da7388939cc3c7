import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** A document that speaks with an endpoint needs one, and one that does not needs none. */
export const endpoint: Rule = {
  code: "KALEYRA_ENDPOINT",
  severity: "error",
  source: "own",
  *check({ root, version }, checkedFor) {
    const at = memberOf(root, "data_api_version");
    const byFlow = isAtLeast(version, "3.0");
    if (checkedFor.endpoint === "given" && !byFlow) {
      yield {
        at: memberOf(root, "version") ?? root,
        message: "before Flow JSON 3.0 a flow has no `endpointUri`",
        help: "Remove `endpointUri` and set `data_channel_uri` in the document, or raise `version`.",
      };
    } else if (checkedFor.endpoint === "given" && at === undefined) {
      yield {
        at: root,
        severity: "warning",
        message: "the flow has an `endpointUri`, and its document never speaks with it",
        help: "Add `data_api_version` to the document, or remove `endpointUri`.",
      };
    } else if (checkedFor.endpoint === "absent" && at !== undefined && byFlow) {
      yield {
        at,
        severity: checkedFor.publish ? "error" : "warning",
        message: "the document speaks with an endpoint, and the flow has no `endpointUri`",
        help: "Set `endpointUri` on the flow; it cannot be published without.",
      };
    }
  },
};
