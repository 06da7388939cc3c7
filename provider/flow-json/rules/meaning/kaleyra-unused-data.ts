import { referencesIn } from "../../expression/check-types";
import type { DynamicText } from "../../expression/dynamic-text";
import { isProblem } from "../../expression/problem";
import type { Reference } from "../../expression/reference";
import { readReference } from "../../expression/reference";
import type { FlowModel, Screen } from "../../model/flow-model";
import type { Rule } from "../../rule";
import { quoted } from "../structure/wording";

/** WhatsApp shows the endpoint's text in this field without a binding. */
const shownByItself = "error_message";

/** Every field that a screen declares is shown, compared or passed on. */
export const unusedData: Rule = {
  code: "KALEYRA_UNUSED_DATA",
  severity: "warning",
  isAdvice: true,
  *check(flow) {
    const read = new Map<Screen, Set<string>>();
    // A screen without its Footer lacks most uses of its data; another rule reports that.
    let allRead = !flow.parseNotes.hasUnknown && flow.screens.every(hasAction(flow));
    for (const { node, content, screen } of flow.dynamicValues) {
      if (content.kind === "broken") allRead = false; // The misspelled name may have been meant for any field.
      for (const reference of referencesOf(content, node.value)) {
        const named = reference.screen?.name;
        const target = named === undefined ? screen : flow.screenById.get(named);
        if (target === undefined) allRead = false;
        else if (reference.scope === "data") {
          read.set(target, (read.get(target) ?? new Set()).add(reference.segments[0].name));
        }
      }
    }
    if (!allRead) return;
    for (const screen of flow.screens) {
      if (!screen.componentsComplete) continue;
      const names = read.get(screen) ?? new Set<string>();
      // An undeclared name was probably meant for a declared one.
      if ([...names].some((name) => !screen.data.fields.has(name))) continue;
      for (const { name, member } of screen.data.fields.values()) {
        if (names.has(name) || name === shownByItself) continue;
        yield {
          at: member,
          message: `neither this screen nor another uses ${quoted(name)}`,
          hint: `Remove it, or bind something to \${data.${name}}.`,
        };
      }
    }
  },
};

function hasAction({ actions }: FlowModel): (screen: Screen) => boolean {
  const screens = new Set(actions.map(({ screen }) => screen));
  return (screen) =>
    screens.has(screen) || screen.components.some(({ type }) => type === "RichText");
}

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
      return content.placeholders.flatMap(({ path }) => {
        const scoped = /^(?:data|form|screen)\./.test(path) ? path : `data.${path}`;
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
