import { referencesIn } from "../../expression/check-types";
import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";

/**
 * Meta's pattern for bindings accepts a hyphen in a field's name, but Meta's editor does not find
 * the field.
 */
export const hyphenInField: Rule = {
  code: "INVALID_SCREEN_DYNAMIC_DATA",
  severity: "warning",
  *check({ dynamicValues }) {
    for (const { node, content, use } of dynamicValues) {
      if (use === "unclear") continue;
      const references =
        content.kind === "binding"
          ? [content.reference]
          : content.kind === "expression"
            ? referencesIn(content.expression)
            : [];
      for (const { scope, segments } of references) {
        const odd = segments.find(({ name }) => name.includes("-"));
        if (scope !== "data" || odd === undefined) continue;
        yield {
          at: node,
          within: { start: odd.start, end: odd.end },
          message: `Meta's editor may refuse the hyphen in ${quoted(odd.name)}`,
          hint: `Call the field ${quoted(odd.name.replaceAll("-", "_"))}.`,
        };
      }
    }
  },
};
