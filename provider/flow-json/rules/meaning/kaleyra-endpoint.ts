import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** A flow has an endpoint exactly if its document uses one. */
export const endpoint: Rule = {
  code: "KALEYRA_ENDPOINT",
  severity: "error",
  *check({ root, version }, context) {
    const at = memberOf(root, "data_api_version");
    const byFlow = isAtLeast(version, "3.0");
    if (context.endpoint === "given" && !byFlow) {
      yield {
        at: memberOf(root, "version") ?? root,
        message: "before Flow JSON 3.0 a flow has no `endpointUri`",
        hint: "Remove `endpointUri` and set `data_channel_uri` in the document, or raise `version`.",
      };
    } else if (context.endpoint === "given" && at === undefined) {
      yield {
        at: root,
        severity: "warning",
        message: "the flow has an `endpointUri`, and its document never calls it",
        hint: "Add `data_api_version` to the document, or remove `endpointUri`.",
      };
    } else if (context.endpoint === "absent" && at !== undefined && byFlow) {
      yield {
        at,
        severity: context.publish ? "error" : "warning",
        message: "the document calls an endpoint, and the flow has no `endpointUri`",
        hint: "Set `endpointUri` on the flow; it cannot be published without.",
      };
    }
  },
};
