import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { screenName, screenNode } from "./naming";

/** A Footer ends the flow, so a terminal screen has one. */
export const missingFooterOnTerminalScreen: Rule = {
  code: "MISSING_FOOTER_ON_TERMINAL_SCREEN",
  severity: "error",
  *check({ screens, version }) {
    for (const screen of screens) {
      // A NavigationList must not be on a terminal screen; another rule reports that.
      const excused = screen.components.some(
        ({ type }) => type === "Footer" || type === "NavigationList",
      );
      if (!screen.isTerminal || !screen.componentsComplete || excused) continue;
      const isRefused = isAtLeast(version, "7.3");
      yield {
        at: screenNode(screen),
        ...(!isRefused && { contested: true }),
        message: isRefused
          ? `${screenName(screen)} is terminal and has no Footer`
          : `${screenName(screen)} is terminal and has no Footer: Meta's documentation refuses it, its client only from version 7.3`,
        hint: "Add a Footer whose `on-click-action` is `complete`.",
      };
    }
  },
};
