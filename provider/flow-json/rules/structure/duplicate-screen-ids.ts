import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { quoted } from "./wording";

/** No two screens have the same id. */
export const duplicateScreenIds: Rule = {
  code: "DUPLICATE_SCREEN_IDS",
  severity: "error",
  *check({ screens, screenById }) {
    for (const screen of screens) {
      const id = memberOf(screen.node, "id");
      if (id?.kind !== "string") continue;
      if (screenById.get(id.value) === screen) continue; // The first screen keeps the id.
      yield {
        at: id,
        message: `another screen already has the id ${quoted(id.value)}`,
        hint: "Give each screen an id of its own.",
      };
    }
  },
};
