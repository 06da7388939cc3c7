import { unknownScreenCause } from "../../model/resolve";
import { isDynamic } from "../../model/routing";
import type { Rule } from "../../rule";
import { memberOf, textOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";
import { didYouMean } from "./naming";

/** `navigate` leads to an existing screen, and not to its own. */
export const invalidNavigateActionNextScreenName: Rule = {
  code: "INVALID_NAVIGATE_ACTION_NEXT_SCREEN_NAME",
  severity: "error",
  *check({ actions, screenById, screensComplete }) {
    for (const { node, name, screen } of actions) {
      const at = memberOf(memberOf(node, "next"), "name");
      const target = textOf(at);
      if (name !== "navigate" || at === undefined || target === undefined) continue;
      if (isDynamic(target)) continue;
      if (target === screen.id) {
        yield {
          at,
          message: `\`navigate\` leads from ${target} to itself`,
          hint: "Name another screen, or remove the action: a screen cannot lead to itself.",
        };
      } else if (!screenById.has(target) && screensComplete) {
        yield {
          at,
          cause: unknownScreenCause(target),
          message: `\`navigate\` leads to ${quoted(target)}, which is no screen of this flow`,
          hint: didYouMean(target, screenById.keys(), "Add the screen, or name one of this flow"),
        };
      }
    }
  },
};
