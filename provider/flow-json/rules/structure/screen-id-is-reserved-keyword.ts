import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { quoted } from "./wording";

/**
 * No screen has the id with which an endpoint ends a flow. Meta's documentation writes the reserved id in
 * capitals, and its client compares it in small letters.
 */
export const screenIdIsReservedKeyword: Rule = {
  code: "SCREEN_ID_IS_RESERVED_KEYWORD",
  severity: "error",
  *check({ screens }) {
    for (const { node, id } of screens) {
      const at = memberOf(node, "id");
      if (at === undefined || id?.toUpperCase() !== "SUCCESS") continue;
      const isRefused = id === "success"; // By documentation and client; in capitals only by the documentation.
      yield {
        at,
        ...(!isRefused && { contested: true }),
        message: isRefused
          ? `${quoted(id)} is reserved: an endpoint ends a flow by that name`
          : `Meta's documentation reserves the screen id ${quoted(id)}; its client refuses only \`success\``,
        hint: 'Use another id, as in "DONE".',
      };
    }
  },
};
