import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { screenName } from "./naming";

/**
 * The Footer of a terminal screen ends the flow. Meta refuses a `navigate` there from 7.3; before, only its
 * documentation advises against it.
 */
export const terminalFooter: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check({ actions, version }) {
    for (const { node, name, component, screen } of actions) {
      if (component.type !== "Footer" || !screen.isTerminal || name !== "navigate") continue;
      yield {
        at: memberOf(node, "name") ?? node,
        severity: isAtLeast(version, "7.3") ? "error" : "warning",
        message: `the Footer of ${screenName(screen)}, which is terminal, leads on with \`navigate\``,
        hint: "Use `complete` or `data_exchange` in the Footer, or remove `terminal`.",
      };
    }
  },
};
