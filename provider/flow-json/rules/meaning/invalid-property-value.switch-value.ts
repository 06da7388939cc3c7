import type { Rule } from "../../rule";

/** The value of a Switch is one binding. `patternMismatch` reports a value without a binding. */
export const switchValue: Rule = {
  code: "INVALID_PROPERTY_VALUE",
  severity: "error",
  *check({ dynamicValues }) {
    for (const { node, content, use } of dynamicValues) {
      if (use !== "switch" || (content.kind !== "mixed" && content.kind !== "expression")) continue;
      yield {
        at: node,
        message: "the value of a Switch is one binding, with nothing around it",
        hint: "Write the binding alone, as in ${form.pet}; for more, use If.",
      };
    }
  },
};
