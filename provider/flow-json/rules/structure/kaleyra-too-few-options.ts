import type { Rule } from "../../rule";
import { memberOf } from "../../syntax/json-node";
import { optionLists } from "./walk/literals";

/** A list has at least as many options as must be chosen. */
export const tooFewOptions: Rule = {
  code: "KALEYRA_TOO_FEW_OPTIONS",
  severity: "warning",
  *check(flow) {
    for (const { node, owner } of optionLists(flow)) {
      const { length } = node.items;
      const min = memberOf(owner.node, "min-selected-items");
      if (min?.kind !== "number" || min.value <= length) continue;
      yield {
        at: min,
        message: `${min.value} options must be chosen, and there are ${length}`,
        hint: `Write ${length} or less, or add options.`,
      };
    }
  },
};
