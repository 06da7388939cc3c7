import { nearest } from "../../../nearest";
import { mayBeDynamic } from "../../expression/dynamic-text";
import { initialValueOf } from "../../model/inputs";
import type { Report, Rule } from "../../rule";
import { itemsOf, memberOf, textOf, type JsonNode } from "../../syntax/json-node";
import { oneOf, quoted } from "./wording";

/** The JSON type of the initial value, by component with options. */
const initialKinds: ReadonlyMap<string, "array" | "string"> = new Map([
  ["CheckboxGroup", "array"],
  ["RadioButtonsGroup", "string"],
  ["Dropdown", "string"],
  ["ChipsSelector", "array"],
]);

/** An initial value is the id of an enabled option. */
export const unknownInitValue: Rule = {
  code: "KALEYRA_UNKNOWN_INIT_VALUE",
  severity: "error",
  *check({ screens }) {
    for (const component of screens.flatMap(({ components }) => components)) {
      const options = optionsOf(memberOf(component.node, "data-source"));
      const value = initialValueOf(component);
      if (options === undefined || value === undefined) continue;
      // `invalidPropertyType` and `formAttributes` report another type.
      if (value.kind !== initialKinds.get(component.type ?? "")) continue;
      for (const optionId of value.kind === "array" ? value.items : [value]) {
        const report = choiceReport(optionId, options);
        if (report !== undefined) yield report;
      }
    }
  },
};

/** Whether each option is enabled, by id; `undefined` if some are unknown. */
function optionsOf(source: JsonNode | undefined): ReadonlyMap<string, boolean> | undefined {
  if (source?.kind !== "array") return undefined;
  const options = new Map<string, boolean>();
  for (const option of itemsOf(source)) {
    const id = textOf(memberOf(option, "id"));
    if (id === undefined || mayBeDynamic(id)) return undefined;
    const enabled = memberOf(option, "enabled");
    options.set(id, !(enabled?.kind === "boolean" && !enabled.value));
  }
  return options;
}

function choiceReport(at: JsonNode, options: ReadonlyMap<string, boolean>): Report | undefined {
  const id = textOf(at);
  if (id === undefined || mayBeDynamic(id)) return undefined;
  const canBeChosen = options.get(id);
  if (canBeChosen === true) return undefined;
  if (canBeChosen === false) {
    return {
      at,
      message: `the option ${quoted(id)} is not enabled, so it cannot be an initial value`,
      hint: "Write the id of another option, or enable this one.",
    };
  }
  const near = nearest(id, options.keys());
  return {
    at,
    message: `there is no option with the id ${quoted(id)}`,
    hint:
      near === undefined
        ? `Write the id of an option, such as ${oneOf([...options.keys()].slice(0, 5))}.`
        : `Did you mean ${quoted(near)}?`,
  };
}
