import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";

/**
 * A screen with a NavigationList leads on, so it cannot be terminal. Meta has this code for it, as if the
 * screen had no property `terminal`.
 */
export const terminalNavigationList: Rule = {
  code: "INVALID_PROPERTY_KEY",
  severity: "error",
  *check({ screens, version }) {
    if (!isAtLeast(version, "6.2")) return; // Before, NavigationList does not exist.
    for (const { node, isTerminal, components } of screens) {
      const terminal = node.members.get("terminal");
      if (!isTerminal || terminal === undefined) continue;
      if (!components.some(({ type }) => type === "NavigationList")) continue;
      yield {
        at: terminal,
        message: "a screen with a NavigationList cannot be `terminal`",
        hint: "Remove `terminal`, and set it on a screen that the list leads to.",
      };
    }
  },
};
