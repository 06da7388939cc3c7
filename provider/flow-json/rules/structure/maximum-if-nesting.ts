import { componentsOf } from "../../model/flow-model";
import type { Rule } from "../../rule";
import { deepestIf } from "../../tables/components/containers";

/**
 * Ifs are nested at most `deepestIf` levels deep. An If that is one level too deep is reported, the Ifs inside
 * it are not.
 */
export const maximumIfNesting: Rule = {
  code: "MAXIMUM_IF_NESTING",
  severity: "error",
  *check(flow) {
    for (const { typeNode: type, spec, ifsAround } of componentsOf(flow)) {
      if (spec?.name !== "If" || ifsAround !== deepestIf || type === undefined) continue;
      yield {
        at: type,
        message: `more than ${deepestIf} levels of If are nested`,
        hint: "Join conditions with `&&`, or write several Ifs next to each other.",
      };
    }
  },
};
