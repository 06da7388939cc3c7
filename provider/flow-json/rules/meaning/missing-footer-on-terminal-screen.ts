import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { screenName, screenNode } from "./naming";

/** A terminal screen has a Footer, which ends the flow. Before 7.3 only Meta's documentation requires it. */
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
      const clientRefuses = isAtLeast(version, "7.3");
      const message = `${screenName(screen)} is terminal and has no Footer`;
      yield {
        at: screenNode(screen),
        ...(!clientRefuses && { contested: true }),
        message: clientRefuses
          ? message
          : `${message}: Meta's documentation refuses it, its client only from version 7.3`,
        hint: "Add a Footer whose `on-click-action` is `complete`.",
      };
    }
  },
};
