import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { quoted } from "./wording";

/** No two screens have the same id. */
export const duplicateScreenIds: Rule = {
  code: "DUPLICATE_SCREEN_IDS",
  severity: "error",
  *check({ screens, screenById }) {
    for (const screen of screens) {
      const at = memberOf(screen.node, "id");
      if (screen.id === undefined || at === undefined) continue;
      if (screenById.get(screen.id) === screen) continue; // The first screen keeps the id.
      yield {
        at,
        message: `another screen already has the id ${quoted(screen.id)}`,
        hint: "Give each screen an id of its own.",
      };
    }
  },
};
