import { componentsOf } from "../../model/flow-model";
import type { Rule } from "../../rule";
import { needsForm } from "./containment";
import { ownerName } from "./wording";

/** Before 4.0 every input is in a Form. From 4.0 `componentsOutsideForm` checks screens that have a Form. */
export const keywordOneOf: Rule = {
  code: "KEYWORD_ONE_OF",
  severity: "error",
  *check(flow) {
    for (const placed of componentsOf(flow)) {
      const { spec, typeNode: type } = placed;
      if (spec === undefined || type === undefined || !needsForm(placed, flow.version)) continue;
      yield {
        at: type,
        message: `before version 4.0 ${ownerName({ spec })} must be in a Form`,
        hint: 'Move it into a Form, or move the document to version "4.0" or later.',
      };
    }
  },
};
