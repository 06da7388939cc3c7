import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { neverEnds } from "./missing-terminal-screen";
import { nameOf } from "./naming";

/** `complete` stands on terminal screens. */
export const invalidCompleteAction: Rule = {
  code: "INVALID_COMPLETE_ACTION",
  severity: "error",
  *check(flow) {
    if (neverEnds(flow)) return; // Of which there is a finding of its own.
    for (const { node, name, component, screen } of flow.actions) {
      // Elsewhere than on a Footer the action itself is wrong.
      if (name !== "complete" || component.type !== "Footer" || screen.isTerminal) continue;
      const terminal = memberOf(screen.node, "terminal");
      if (terminal !== undefined && terminal.kind !== "boolean") continue;
      yield {
        at: memberOf(node, "name") ?? node,
        message: `\`complete\` stands on ${nameOf(screen)}, which is not terminal`,
        hint: 'Set "terminal": true on the screen, or lead on with `navigate`.',
      };
    }
  },
};
