import { memberOf, textOf } from "../syntax/json-node";
import type { Component } from "./flow-model";
import { boolean, listOf, number, object, text, unknownType, type ValueType } from "./value-type";

/** What a user can fill in on a screen, by the name that `${form.…}` takes. */
export interface Inputs {
  readonly byName: ReadonlyMap<string, Input>;
  /** Names of Forms, which are no inputs. */
  readonly forms: ReadonlySet<string>;
  /** Whether these are all: not where a component or its name is unknown or missing. */
  readonly complete: boolean;
}

export interface Input {
  readonly name: string;
  readonly component: Component;
  readonly type: ValueType;
}

const inputTypes: ReadonlySet<string> = new Set([
  "TextInput",
  "TextArea",
  "CheckboxGroup",
  "RadioButtonsGroup",
  "Dropdown",
  "ChipsSelector",
  "OptIn",
  "DatePicker",
  "CalendarPicker",
  "NavigationList",
  "PhotoPicker",
  "DocumentPicker",
]);

/** A list of files, of which a document says nothing more. */
const files = listOf(object());

export function inputsOf(components: readonly Component[], allKnown: boolean): Inputs {
  const byName = new Map<string, Input>();
  const forms = new Set<string>();
  let complete = allKnown;
  for (const component of components) {
    const { type } = component;
    const name = textOf(memberOf(component.node, "name"));
    if (type === "Form") {
      if (name !== undefined) forms.add(name);
    } else if (name !== undefined) {
      const twice = byName.has(name);
      byName.set(name, { name, component, type: twice ? unknownType : valueTypeOf(component) });
    } else if (type === undefined || inputTypes.has(type)) {
      complete = false;
    }
  }
  return { byName, forms, complete };
}

/** Whether a component lets the user pick files. */
export function isMediaPicker({ type }: Component): boolean {
  return type === "PhotoPicker" || type === "DocumentPicker";
}

function valueTypeOf({ node, type }: Component): ValueType {
  switch (type) {
    case "TextInput":
      return typeOfTextInput(memberOf(node, "input-type"));
    case "TextArea":
    case "Dropdown":
    case "RadioButtonsGroup":
    case "DatePicker":
    case "NavigationList":
      return text;
    case "CheckboxGroup":
    case "ChipsSelector":
      return listOf(text);
    case "OptIn":
      return boolean;
    case "CalendarPicker":
      return typeOfCalendar(memberOf(node, "mode"));
    case "PhotoPicker":
    case "DocumentPicker":
      return files;
    default:
      return unknownType;
  }
}

function typeOfTextInput(inputType: ReturnType<typeof memberOf>): ValueType {
  if (inputType === undefined) return text;
  const kind = textOf(inputType);
  if (kind === "number" || kind === "passcode") return number;
  return kind !== undefined && ["text", "email", "password", "phone"].includes(kind)
    ? text
    : unknownType;
}

function typeOfCalendar(mode: ReturnType<typeof memberOf>): ValueType {
  if (mode === undefined || textOf(mode) === "single") return text;
  return textOf(mode) === "range" ? object({ "start-date": text, "end-date": text }) : unknownType;
}
