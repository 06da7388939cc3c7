import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { components } from "../../tables/components";
import { ownerName } from "./wording";

/** If a screen has a Form, its inputs are in that Form. */
export const componentsOutsideForm: Rule = {
  code: "COMPONENTS_OUTSIDE_FORM",
  severity: "error",
  *check(flow) {
    if (!isAtLeast(flow.version, "4.0")) return; // Before 4.0, KEYWORD_ONE_OF reports it.
    for (const screen of flow.screens) {
      if (!screen.components.some(({ type }) => type === "Form")) continue;
      for (const component of screen.components) {
        const spec = components.get(component.type ?? "");
        if (spec?.input !== "in Form" || !isAtLeast(flow.version, spec.since ?? "0.0")) continue;
        let around = component.parent;
        while (around !== undefined && around.type !== "Form") around = around.parent;
        const type = component.node.members.get("type")?.value;
        if (around !== undefined || type === undefined) continue;
        yield {
          at: type,
          message: `${ownerName({ spec })} is outside the screen's Form`,
          hint: "Move it into the Form, or take the Form away.",
        };
      }
    }
  },
};
