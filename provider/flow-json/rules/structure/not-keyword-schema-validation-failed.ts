import { possibleEnds } from "../../model/ends";
import type { Rule } from "../../rule";

/**
 * Only terminal screens have `success`. The conditions of the tables have this code too: see
 * `conditions.ts`.
 */
export const notKeywordSchemaValidationFailed: Rule = {
  code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
  severity: "error",
  *check(flow) {
    for (const screen of flow.screens) {
      const success = screen.node.members.get("success");
      // For a screen that should probably be terminal, `missingTerminalScreen` reports that.
      if (success === undefined || possibleEnds(flow).has(screen)) continue;
      yield {
        at: success,
        message: "`success` is for terminal screens, and this screen is not terminal",
        hint: 'Remove it, or add "terminal": true.',
      };
    }
  },
};
