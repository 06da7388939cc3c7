import { nearest } from "../../../nearest";
import type { Screen } from "../../model/flow-model";
import { isAtLeast } from "../../model/version";
import type { Report, Rule } from "../../rule";
import { itemsOf, memberOf, type TextNode } from "../../syntax/json-node";
import { quoted } from "./wording";

/** A sensitive field is an input of the screen. */
export const invalidSensitiveField: Rule = {
  code: "INVALID_SENSITIVE_FIELD",
  severity: "error",
  *check({ screens, version }) {
    if (!isAtLeast(version, "5.1")) return; // `invalidPropertyKey` reports `sensitive`, which 5.1 introduced.
    for (const screen of screens) yield* sensitiveReports(screen);
  },
};

function* sensitiveReports(screen: Screen): Iterable<Report> {
  const entries = itemsOf(memberOf(screen.node, "sensitive"));
  if (entries.length === 0) return;
  const { typeByName, isComplete } = namedComponentsOf(screen);
  for (const entry of entries) {
    if (entry.kind !== "string") continue; // `invalidPropertyType` reports it.
    if (typeByName.get(entry.value) === "OptIn") yield optInReport(entry);
    if (isComplete && !typeByName.has(entry.value)) yield unknownReport(entry, typeByName.keys());
  }
}

/**
 * The types of a screen's components with a name, except Forms. Unlike `Screen.inputs` they are complete if an
 * input has no name: `sensitive` cannot mean that input.
 */
function namedComponentsOf({ components, hasAllComponents }: Screen) {
  const typeByName = new Map<string, string | undefined>();
  let isComplete = hasAllComponents;
  for (const { node, type } of components) {
    const name = memberOf(node, "name");
    if (name?.kind === "unknown") isComplete = false;
    if (name?.kind === "string" && type !== "Form") typeByName.set(name.value, type);
  }
  return { typeByName, isComplete };
}

function unknownReport(entry: TextNode, names: Iterable<string>): Report {
  const near = nearest(entry.value, names);
  return {
    at: entry,
    message: `no input of the screen has the name ${quoted(entry.value)}`,
    hint:
      near === undefined
        ? "Write the `name` of an input of this screen, or remove the entry."
        : `Did you mean ${quoted(near)}?`,
  };
}

function optInReport(entry: TextNode): Report {
  return {
    at: entry,
    code: "KALEYRA_SENSITIVE_OPT_IN",
    severity: "warning",
    message: `${quoted(entry.value)} is an OptIn, which WhatsApp shows although it is in \`sensitive\``,
    hint: "Remove it from `sensitive`.",
  };
}
