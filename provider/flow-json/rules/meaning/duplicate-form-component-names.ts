import type { Screen } from "../../model/flow-model";
import type { Rule } from "../../rule";
import { memberOf, type TextNode } from "../../syntax/json-node";
import { quoted } from "../structure/wording";

/** No two components of a screen have the same `name`, even if the screen never shows both at once. */
export const duplicateFormComponentNames: Rule = {
  code: "DUPLICATE_FORM_COMPONENT_NAMES",
  severity: "error",
  *check({ screens }) {
    for (const screen of screens) {
      for (const name of repeatedNames(screen)) {
        yield {
          at: name,
          message: `the name ${quoted(name.value)} is taken by another component of this screen`,
          hint: "Give this component another name; names count across the branches of If and Switch too.",
        };
      }
    }
  },
};

/** The names that an earlier component of the screen has already. */
function* repeatedNames({ components }: Screen): Iterable<TextNode> {
  const taken = new Set<string>();
  for (const { node, type } of components) {
    const name = memberOf(node, "name");
    // Meta does not compare the name of a Form, which no binding uses.
    if (type === "Form" || name?.kind !== "string") continue;
    if (taken.has(name.value)) yield name;
    else taken.add(name.value);
  }
}
