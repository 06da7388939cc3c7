import type { Rule } from "../../rule";
import { deepestIf } from "../../tables/components/containers";
import { walkOf } from "./walk/walk";

/** An If stands in an If at most twice. */
export const maximumIfNesting: Rule = {
  code: "MAXIMUM_IF_NESTING",
  severity: "error",
  *check(flow) {
    for (const { type, spec, ifs } of walkOf(flow).components) {
      if (spec?.name !== "If" || ifs !== deepestIf || type === undefined) continue;
      yield {
        at: type,
        message: `more than ${deepestIf} levels of If stand within each other`,
        hint: "Join conditions with `&&`, or write several Ifs beside each other.",
      };
    }
  },
};
