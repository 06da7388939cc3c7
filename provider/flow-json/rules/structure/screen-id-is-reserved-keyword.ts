import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { quoted } from "./wording";

/** No screen has the id by which an endpoint ends a flow. */
export const screenIdIsReservedKeyword: Rule = {
  code: "SCREEN_ID_IS_RESERVED_KEYWORD",
  severity: "error",
  *check({ screens }) {
    for (const { node, id } of screens) {
      const at = memberOf(node, "id");
      if (at === undefined || id?.toUpperCase() !== "SUCCESS") continue;
      yield {
        at,
        message: `${quoted(id)} is reserved: an endpoint ends a flow by that name`,
        hint: 'Take another id, as in "DONE".',
      };
    }
  },
};
