import { isObject, parseJson } from "../json";

/** The components that have `required`, with the documented default false. */
const inputs: ReadonlySet<unknown> = new Set([
  "TextInput",
  "TextArea",
  "CheckboxGroup",
  "RadioButtonsGroup",
  "Dropdown",
  "DatePicker",
  "CalendarPicker",
  "OptIn",
  "ChipsSelector",
]);

/**
 * The document as Meta may store it (switch `normalizesDocuments`): the same value with another text. Keys are
 * sorted, null members removed, and documented defaults written out. A text that is not a JSON object stays as it is.
 */
export function normalizeDocument(text: string): string {
  const parsed = parseJson(text);
  if (parsed === undefined || !isObject(parsed.value)) return text;
  return JSON.stringify(sorted(withScreenDefaults(parsed.value)));
}

/** Writes out the defaults of screens; `success` only applies to terminal screens. */
function withScreenDefaults(document: object): object {
  const screens: unknown = "screens" in document ? document.screens : undefined;
  if (!Array.isArray(screens)) return document;
  return {
    ...document,
    screens: screens.map((screen: unknown) => {
      if (!isObject(screen)) return screen;
      const success = screen["terminal"] === true ? { success: true } : {};
      const layout = "layout" in screen ? { layout: withInputDefaults(screen["layout"]) } : {};
      return { refresh_on_back: false, ...success, ...screen, ...layout };
    }),
  };
}

/** Writes out `required` of all inputs in a layout. */
function withInputDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInputDefaults);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, withInputDefaults(member)]);
  const defaults = inputs.has(value["type"]) ? { required: false } : {};
  return { ...defaults, ...Object.fromEntries(members) };
}

/** Sorts the keys of all objects, and removes members that are null. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const members = Object.entries(value)
    .filter(([, member]) => member !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => [name, sorted(member)]);
  return Object.fromEntries(members);
}
