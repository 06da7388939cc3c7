import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** Somewhere the flow ends. */
export const missingTerminalScreen: Rule = {
  code: "MISSING_TERMINAL_SCREEN",
  severity: "error",
  source: "documented",
  *check(flow) {
    const at = memberOf(flow.root, "screens");
    if (at === undefined || flow.screens.length === 0 || !allScreensRead(flow)) return;
    const undecided = flow.screens.some(({ node }) => {
      const terminal = memberOf(node, "terminal");
      return terminal !== undefined && terminal.kind !== "boolean";
    });
    if (undecided || flow.screens.some(({ isTerminal }) => isTerminal)) return;
    yield {
      at: flow.screens.at(-1)?.node ?? at,
      message: "no screen is terminal, so the flow never ends",
      help: 'Set "terminal": true on the screen that ends it.',
    };
  },
};

function allScreensRead({ root, screens }: Parameters<Rule["check"]>[0]): boolean {
  const list = memberOf(root, "screens");
  return list?.kind === "array" && list.items.length === screens.length;
}
