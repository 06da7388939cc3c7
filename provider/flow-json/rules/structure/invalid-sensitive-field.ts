import { nearest } from "../../../nearest";
import type { Screen } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { itemsOf, memberOf, textOf } from "../../syntax/json-node";
import { quoted } from "./wording";

/** A sensitive field is an input of the screen. */
export const invalidSensitiveField: Rule = {
  code: "INVALID_SENSITIVE_FIELD",
  severity: "error",
  *check({ screens, version }) {
    if (!isAtLeast(version, "5.1")) return;
    for (const screen of screens) yield* reportsOn(screen);
  },
};

function* reportsOn({ node, components, componentsComplete }: Screen): Iterable<Report> {
  const entries = itemsOf(memberOf(node, "sensitive"));
  if (entries.length === 0) return;
  const typeByName = new Map<string, string | undefined>();
  let complete = componentsComplete;
  for (const component of components) {
    const name = memberOf(component.node, "name");
    if (name?.kind === "unknown") complete = false;
    if (name?.kind === "string" && component.type !== "Form") {
      typeByName.set(name.value, component.type);
    }
  }
  for (const at of entries) {
    const name = textOf(at);
    if (name === undefined) continue;
    const near = nearest(name, typeByName.keys());
    if (!typeByName.has(name) && complete) {
      yield {
        at,
        message: `no input of the screen has the name ${quoted(name)}`,
        hint:
          near === undefined
            ? "Write the `name` of an input of this screen, or remove it."
            : `Did you mean ${quoted(near)}?`,
      };
    } else if (typeByName.get(name) === "OptIn") {
      yield {
        at,
        code: "KALEYRA_SENSITIVE_OPT_IN",
        severity: "warning",
        message: `${quoted(name)} is an OptIn, which is shown even if it is called sensitive`,
        hint: "Remove it from `sensitive`.",
      };
    }
  }
}
