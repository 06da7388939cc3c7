import type { Component } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Rule } from "../../rule";
import { ownerName } from "./wording";

/** If a screen has a Form, its inputs are in that Form. */
export const componentsOutsideForm: Rule = {
  code: "COMPONENTS_OUTSIDE_FORM",
  severity: "error",
  *check(flow) {
    if (!isAtLeast(flow.version, "4.0")) return; // Before 4.0 `keywordOneOf` reports such inputs.
    for (const { components } of flow.screens) {
      if (!components.some(({ type }) => type === "Form")) continue;
      for (const component of components) {
        const { spec, typeNode } = component;
        if (typeNode === undefined || spec?.input !== "in Form" || isInForm(component)) continue;
        // `invalidComponentType` reports a component that is too new for the version.
        if (!isAtLeast(flow.version, spec.since ?? "0.0")) continue;
        yield {
          at: typeNode,
          message: `${ownerName({ spec })} is outside the screen's Form`,
          hint: "Move it into the Form, or remove the Form around the others.",
        };
      }
    }
  },
};

/** Whether a Form is around a component, directly or around its If or Switch. */
function isInForm({ parent }: Component): boolean {
  return parent !== undefined && (parent.type === "Form" || isInForm(parent));
}
