import { neverEnds } from "../../model/ends";
import type { Rule } from "../../rule";

/** At least one screen ends the flow. */
export const missingTerminalScreen: Rule = {
  code: "MISSING_TERMINAL_SCREEN",
  severity: "error",
  *check(flow) {
    if (!neverEnds(flow)) return;
    // A screen with a `complete` should probably be terminal, or else the last one.
    const completing = flow.actions.find(({ name }) => name === "complete");
    const screen = completing?.screen ?? flow.screens.at(-1);
    if (screen === undefined) return; // `minItemsRequired` reports an empty list of screens.
    yield {
      at: screen.node,
      message: "no screen is terminal, so the flow never ends",
      hint: 'Set "terminal": true on the screen that ends it.',
    };
  },
};
