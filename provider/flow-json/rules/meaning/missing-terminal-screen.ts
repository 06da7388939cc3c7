import { neverEnds } from "../../model/ends";
import type { Rule } from "../../rule";

/** At least one screen ends the flow. */
export const missingTerminalScreen: Rule = {
  code: "MISSING_TERMINAL_SCREEN",
  severity: "error",
  *check(flow) {
    if (!neverEnds(flow)) return;
    const completing = flow.actions.find(({ name }) => name === "complete");
    const last = completing?.screen ?? flow.screens.at(-1);
    if (last === undefined) return;
    yield {
      at: last.node,
      message: "no screen is terminal, so the flow never ends",
      hint: 'Set "terminal": true on the screen that ends it.',
    };
  },
};
