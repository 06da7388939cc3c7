import type { FlowModel } from "../../model/flow-model";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

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

/** Whether it is certain that no screen is terminal. */
export function neverEnds({ root, screens }: FlowModel): boolean {
  const list = memberOf(root, "screens");
  if (list?.kind !== "array" || list.items.length !== screens.length) return false;
  return screens.every(({ node, isTerminal }) => {
    const terminal = memberOf(node, "terminal");
    return !isTerminal && (terminal === undefined || terminal.kind === "boolean");
  });
}
