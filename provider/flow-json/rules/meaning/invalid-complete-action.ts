import { neverEnds } from "../../model/ends";
import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { screenName } from "./naming";

/** `complete` is only allowed on terminal screens. */
export const invalidCompleteAction: Rule = {
  code: "INVALID_COMPLETE_ACTION",
  severity: "error",
  *check(flow) {
    if (neverEnds(flow)) return; // `missingTerminalScreen` reports the screen that should be terminal.
    for (const { node, name, component, screen } of flow.actions) {
      // On other components `invalidEnumValue` reports `complete`.
      if (name !== "complete" || component.type !== "Footer" || screen.isTerminal) continue;
      const terminal = memberOf(screen.node, "terminal");
      // A `terminal` that is not a boolean may be meant as true; `invalidPropertyType` reports it.
      if (terminal !== undefined && terminal.kind !== "boolean") continue;
      yield {
        at: memberOf(node, "name") ?? node,
        message: `\`complete\` is on ${screenName(screen)}, which is not terminal`,
        hint: 'Set "terminal": true on the screen, or use `navigate`.',
      };
    }
  },
};
