import { mayBeDynamic } from "../../expression/dynamic-text";
import { unknownScreenCause } from "../../model/resolve";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { didYouMean } from "./naming";

/** `navigate` leads to an existing screen, and not to its own. */
export const invalidNavigateActionNextScreenName: Rule = {
  code: "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME",
  severity: "error",
  *check({ actions, screenById, hasAllScreens }) {
    for (const { node, name, screen } of actions) {
      const target = memberOf(memberOf(node, "next"), "name");
      if (name !== "navigate" || target?.kind !== "string" || mayBeDynamic(target.value)) continue;
      const id = target.value;
      if (id === screen.id) {
        yield {
          at: target,
          message: `\`navigate\` leads from ${id} to itself`,
          hint: "Name another screen, or remove the action: a screen cannot lead to itself.",
        };
      } else if (!screenById.has(id) && hasAllScreens) {
        yield {
          at: target,
          cause: unknownScreenCause(id),
          message: `\`navigate\` leads to ${quoted(id)}, which is not a screen of this flow`,
          hint: didYouMean(id, screenById.keys(), "Add the screen, or name one of this flow"),
        };
      }
    }
  },
};
