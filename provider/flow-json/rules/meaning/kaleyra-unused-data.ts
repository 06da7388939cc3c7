import type { DynamicText } from "../../expression/dynamic-text";
import { isProblem } from "../../expression/problem";
import { readReference, type Reference } from "../../expression/reference";
import { referencesIn } from "../../expression/references-in";
import type { FlowModel, Screen } from "../../model/flow-model";
import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";

/** WhatsApp shows the endpoint's text in this field without a binding. */
const errorMessageField = "error_message";

/** Every field that a screen declares is shown, compared or passed on. */
export const unusedData: Rule = {
  code: "KALEYRA_UNUSED_DATA",
  severity: "warning",
  isAdvice: true,
  *check(flow) {
    const usedFields = usedFieldsOf(flow);
    if (usedFields === undefined) return;
    for (const screen of flow.screens) {
      if (!screen.hasAllComponents) continue;
      const used = usedFields.get(screen) ?? new Set<string>();
      // An undeclared name was probably meant for a declared one.
      if ([...used].some((name) => !screen.data.fields.has(name))) continue;
      for (const { name, member } of screen.data.fields.values()) {
        if (used.has(name) || name === errorMessageField) continue;
        yield {
          at: member,
          message: `neither this screen nor another uses ${quoted(name)}`,
          hint: `Remove it, or bind something to \${data.${name}}.`,
        };
      }
    }
  },
};

/**
 * The names of the fields that bindings use, by screen. `undefined` if a part of the document that may use
 * any field is unknown, missing or invalid.
 */
function usedFieldsOf(flow: FlowModel): ReadonlyMap<Screen, ReadonlySet<string>> | undefined {
  if (flow.parseNotes.hasUnknown || lacksActions(flow)) return undefined;
  const used = new Map<Screen, Set<string>>();
  for (const { node, content, screen } of flow.dynamicValues) {
    if (content.kind === "broken") return undefined; // It may have been meant for any field.
    for (const { scope, screen: named, segments } of referencesOf(content, node.value)) {
      const target = named === undefined ? screen : flow.screenById.get(named.name);
      if (target === undefined) return undefined; // The misspelled screen may be any.
      if (scope !== "data") continue;
      used.set(target, (used.get(target) ?? new Set()).add(segments[0].name));
    }
  }
  return used;
}

/** Whether a screen has no action. Its Footer is probably missing, and with it most uses of its data. */
function lacksActions({ screens, actions }: FlowModel): boolean {
  const withActions = new Set(actions.map(({ screen }) => screen));
  return screens.some(
    (screen) =>
      !withActions.has(screen) &&
      // Before 6.3 a screen with a RichText has nothing else, and no Footer.
      !screen.components.some(({ type }) => type === "RichText"),
  );
}

/** The references in a value, also those that WhatsApp would show literally: they are meant as uses. */
function referencesOf(content: DynamicText, text: string): readonly Reference[] {
  switch (content.kind) {
    case "binding":
      return [content.reference];
    case "expression":
      return referencesIn(content.expression);
    case "mixed":
      return content.bindings.flatMap(({ start, end }) => {
        const reference = readReference(text.slice(start, end), start);
        return isProblem(reference) ? [] : [reference];
      });
    case "placeholders":
      return content.placeholders.flatMap(({ path, hasScope }) => {
        const scoped = hasScope ? path : `data.${path}`;
        const reference = readReference(`\${${scoped}}`, 0);
        return isProblem(reference) ? [] : [reference];
      });
    case "broken":
    case "static":
      return [];
    default:
      return content satisfies never;
  }
}
