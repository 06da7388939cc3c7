import { neverEnds } from "../../model/ends";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { screenName } from "./naming";

/** `complete` is only allowed on terminal screens. */
export const invalidCompleteAction: Rule = {
  code: "INVALID_COMPLETE_ACTION",
  severity: "error",
  *check(flow) {
    if (neverEnds(flow)) return; // Another rule reports that.
    for (const { node, name, component, screen } of flow.actions) {
      // Outside a Footer the action itself is wrong.
      if (name !== "complete" || component.type !== "Footer" || screen.isTerminal) continue;
      const terminal = memberOf(screen.node, "terminal");
      if (terminal !== undefined && terminal.kind !== "boolean") continue;
      yield {
        at: memberOf(node, "name") ?? node,
        message: `\`complete\` is on ${screenName(screen)}, which is not terminal`,
        hint: 'Set "terminal": true on the screen, or lead on with `navigate`.',
      };
    }
  },
};
