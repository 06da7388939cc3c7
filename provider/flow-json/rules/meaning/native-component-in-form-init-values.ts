import { isMediaPicker } from "../../model/inputs";
import type { Rule } from "../../rule";
import { memberOf, membersOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";

/** A file picker has no initial value. */
export const nativeComponentInFormInitValues: Rule = {
  code: "NATIVE_COMPONENT_IN_FORM_INIT_VALUES",
  severity: "error",
  *check({ screens }) {
    for (const { components, inputs } of screens) {
      for (const { node } of components.filter(({ type }) => type === "Form")) {
        for (const member of membersOf(memberOf(node, "init-values"))) {
          const input = inputs.byName.get(member.key);
          if (input === undefined || !isMediaPicker(input.component)) continue;
          yield {
            at: member,
            message: `${quoted(member.key)} picks files, so it cannot have an initial value`,
            hint: `Remove ${quoted(member.key)} from \`init-values\`.`,
          };
        }
      }
    }
  },
};
