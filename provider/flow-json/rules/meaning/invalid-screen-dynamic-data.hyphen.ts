import type { Reference } from "../../expression/reference";
import { referencesIn } from "../../expression/references-in";
import type { DynamicValue } from "../../model/flow-model";
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
    for (const value of dynamicValues) {
      if (value.use === "unclear") continue;
      for (const { scope, segments } of referencesOf(value)) {
        const withHyphen = segments.find(({ name }) => name.includes("-"));
        if (scope !== "data" || withHyphen === undefined) continue;
        const { name, start, end } = withHyphen;
        yield {
          at: value.node,
          within: { start, end },
          message: `Meta's editor may refuse the hyphen in ${quoted(name)}`,
          hint: `Call the field ${quoted(name.replaceAll("-", "_"))}.`,
        };
      }
    }
  },
};

/** The valid bindings in a value. */
function referencesOf({ content }: DynamicValue): readonly Reference[] {
  if (content.kind === "binding") return [content.reference];
  return content.kind === "expression" ? referencesIn(content.expression) : [];
}
