import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { screenName, screenNode } from "./naming";

/** A terminal screen has a Footer, which ends the flow. Before 7.3 only Meta's documentation requires it. */
export const missingFooterOnTerminalScreen: Rule = {
  code: "MISSING_FOOTER_ON_TERMINAL_SCREEN",
  severity: "error",
  *check({ screens, version }) {
    const clientRefuses = isAtLeast(version, "7.3");
    for (const screen of screens) {
      if (!screen.isTerminal || !screen.hasAllComponents) continue;
      const types = new Set(screen.components.map(({ type }) => type));
      // `terminalNavigationList` reports a NavigationList, which cannot have a Footer next to it.
      if (types.has("Footer") || types.has("NavigationList")) continue;
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
