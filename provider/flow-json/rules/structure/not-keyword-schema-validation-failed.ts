import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";

/** Only terminal screens have `success`. */
export const notKeywordSchemaValidationFailed: Rule = {
  code: "NOT_KEYWORD_SCHEMA_VALIDATION_FAILED",
  severity: "error",
  *check(flow) {
    for (const { node } of flow.screens) {
      const success = node.members.get("success");
      const terminal = memberOf(node, "terminal");
      const mayEnd = terminal?.kind === "boolean" ? terminal.value : terminal !== undefined;
      if (success === undefined || mayEnd) continue;
      yield {
        at: success,
        message: "`success` is for terminal screens, and this screen is not terminal",
        hint: 'Remove it, or add "terminal": true.',
      };
    }
  },
};
