import { counted } from "../../../text";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/**
 * A document that sends data to an endpoint has a data API version. One report for all such actions, since
 * one `data_api_version` corrects them.
 */
export const missingDataApiVersion: Rule = {
  code: "MISSING_REQUIRED_PROPERTY",
  severity: "error",
  *check({ root, actions }) {
    if (memberOf(root, "data_api_version") !== undefined) return;
    const exchanges = actions.filter(({ name }) => name === "data_exchange");
    const [first, ...others] = exchanges;
    if (first === undefined) return;
    const more = others.length > 0 ? `, here and ${counted(others.length, "more time")}` : "";
    yield {
      at: memberOf(first.node, "name") ?? first.node,
      message: `\`data_exchange\` needs a \`data_api_version\`${more}`,
      hint: 'Add "data_api_version": "3.0" and a `routing_model` to the document, or use another action.',
    };
  },
};
