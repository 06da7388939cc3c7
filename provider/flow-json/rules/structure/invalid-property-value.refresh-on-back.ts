import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** `refresh_on_back` needs an endpoint. A document with `data_api_version` has one. */
export const refreshWithoutEndpoint: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check({ root, screens }) {
    if (root.members.has("data_api_version")) return;
    for (const { node } of screens) {
      const refresh = memberOf(node, "refresh_on_back");
      if (refresh?.kind !== "boolean" || !refresh.value) continue;
      yield {
        at: refresh,
        message: "`refresh_on_back` calls an endpoint, and the document has no `data_api_version`",
        hint: 'Add "data_api_version": "3.0" and an endpoint, or remove `refresh_on_back`.',
      };
    }
  },
};
