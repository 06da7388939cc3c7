import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** A flow has an endpoint exactly if its document uses one. */
export const endpoint: Rule = {
  code: "KALEYRA_ENDPOINT",
  severity: "error",
  *check({ root, version }, context) {
    const dataApiVersion = memberOf(root, "data_api_version");
    // Before 3.0 the address is `data_channel_uri` in the document.
    const isSetOnFlow = isAtLeast(version, "3.0");
    if (context.endpoint === "given" && !isSetOnFlow) {
      yield {
        at: memberOf(root, "version") ?? root,
        message: "before Flow JSON 3.0 a flow has no `endpointUri`",
        hint: "Remove `endpointUri` and set `data_channel_uri` in the document, or raise `version`.",
      };
    } else if (context.endpoint === "given" && dataApiVersion === undefined) {
      yield {
        at: root,
        severity: "warning", // The flow works without its endpoint.
        message: "the flow has an `endpointUri`, and its document never calls it",
        hint: "Add `data_api_version` to the document, or remove `endpointUri`.",
      };
    } else if (context.endpoint === "absent" && dataApiVersion !== undefined && isSetOnFlow) {
      yield {
        at: dataApiVersion,
        severity: context.publish ? "error" : "warning", // A draft may get its endpoint later.
        message: "the document calls an endpoint, and the flow has no `endpointUri`",
        hint: "Set `endpointUri` on the flow, which cannot be published without it.",
      };
    }
  },
};
