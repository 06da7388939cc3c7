import type { Component, Screen } from "../../model/flow-model";
import type { Rule } from "../../rule";
import { memberOf, textOf } from "../../syntax/json-node";
import { quoted } from "../structure/wording";

/** A name belongs to one input of a screen, even if only one of two is ever shown. */
export const duplicateFormComponentNames: Rule = {
  code: "DUPLICATE_FORM_COMPONENT_NAMES",
  severity: "error",
  *check({ screens }) {
    for (const screen of screens) {
      for (const { component, name } of repeatedOn(screen)) {
        yield {
          at: memberOf(component.node, "name") ?? component.node,
          message: `the name ${quoted(name)} is taken by another component of this screen`,
          hint: "Give it another name; names count across the branches of If and Switch too.",
        };
      }
    }
  },
};

function repeatedOn({ components }: Screen) {
  const taken = new Set<string>();
  return components.flatMap((component: Component) => {
    const name = component.type === "Form" ? undefined : textOf(memberOf(component.node, "name"));
    if (name === undefined) return [];
    if (taken.has(name)) return [{ component, name }];
    taken.add(name);
    return [];
  });
}
