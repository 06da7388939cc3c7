import type { ComponentSpec, ObjectSpec, PropertySpec, ValueSpec } from "../spec";
import {
  byDefault,
  choiceAction,
  enabled,
  errorMessage,
  flag,
  helperText,
  initValue,
  label,
  listOf,
  mustFill,
  name,
  number,
  optional,
  displayText,
  text,
  visible,
  words,
} from "../values";
import { inputContainers } from "./text-inputs";

const date = text({ format: "date" });

const minDate = optional("The first selectable day: `YYYY-MM-DD`, before 5.0 milliseconds.", date);
const maxDate = optional("The last selectable day: `YYYY-MM-DD`, before 5.0 milliseconds.", date);
const daysOfWeek = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const unavailableDates = optional(
  "Days in between that are not selectable.",
  listOf(date, { called: "days" }),
);
const onSelect = optional("The action when the user selects a day.", choiceAction("data_exchange"));

/**
 * An object with one value for each end of a range.
 *
 * @param word The last part of the type's name in `sdk/typescript/flow-json`.
 * @param needsEnd Whether the value for the last day is required too. The one for the first day always
 *   is, by Meta's editor.
 */
function rangeValue(word: string, value: ValueSpec, needsEnd: boolean): ValueSpec {
  const of: ObjectSpec = {
    name: `CalendarRange${word}`,
    called: "a value for a range of days",
    doc: "One value for the first day and one for the last.",
    properties: {
      "start-date": { doc: "For the first day.", value, required: true },
      "end-date": { doc: "For the last day.", value, ...(needsEnd && { required: true }) },
    },
    codes: {
      unknown: "UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP",
      missing: "MISSING_CALENDAR_PICKER_RANGE_MODE_PROP",
    },
  };
  return { kind: "object", of, dynamic: true };
}

/**
 * Meta's code for a property in the form of the other mode: an object in `range`, a single value in
 * `single`.
 */
const ofMode = { mismatch: "INVALID_TYPE" } as const;

function outsideForm(doc: string, value: ValueSpec): PropertySpec {
  return optional(doc, value, { outsideForm: true, ...ofMode });
}

export const dateComponents: readonly ComponentSpec[] = [
  {
    name: "DatePicker",
    doc: "An input for one day.",
    in: inputContainers,
    input: "in Form",
    submits: "text",
    properties: {
      name,
      label: label(40),
      "min-date": { ...minDate, ...byDefault("1900-01-01") },
      "max-date": { ...maxDate, ...byDefault("2100-12-31") },
      "unavailable-dates": unavailableDates,
      "helper-text": helperText(),
      required: mustFill,
      enabled,
      visible,
      "on-select-action": onSelect,
      "init-value": initValue(date, "4.0"),
      "error-message": errorMessage(80, "4.0"),
    },
  },
  {
    name: "CalendarPicker",
    doc: "An input for a day, or a range of days, with a calendar.",
    since: "6.1",
    in: { Screen: true, Form: true, If: true, Switch: true },
    input: "anywhere",
    submits: { by: "mode", kinds: { single: "text", range: "range of days" } },
    properties: {
      name,
      mode: optional("One day or a range of days.", words("single", "range"), byDefault("single")),
      "min-date": minDate,
      "max-date": maxDate,
      "unavailable-dates": unavailableDates,
      "include-days": optional(
        "The selectable days of the week.",
        listOf(words(...daysOfWeek), { least: 1, called: "days" }),
        byDefault(daysOfWeek),
      ),
      enabled,
      visible,
      "on-select-action": onSelect,
    },
    modes: {
      by: "mode",
      fallback: "single",
      misplaced: "INVALID_PROPERTY_NAME_FOR_CONDITION",
      properties: {
        single: {
          label: { ...label(40), ...ofMode },
          "helper-text": { ...helperText(), ...ofMode },
          required: { ...mustFill, ...ofMode },
          "init-value": { ...initValue(date), ...ofMode },
          "error-message": { ...errorMessage(80), ...ofMode },
        },
        range: {
          title: optional("A title above both days.", displayText(80)),
          description: optional("A description below the title.", displayText(300)),
          label: {
            ...label(40),
            value: rangeValue(
              "Label",
              { ...displayText({ documented: 40, drawn: 20 }), example: "A label" },
              true,
            ),
            ...ofMode,
          },
          "helper-text": optional(
            "A hint below each day.",
            rangeValue("HelperText", displayText(80), false),
            ofMode,
          ),
          required: optional(
            "Whether each day is required.",
            rangeValue("Required", flag, false),
            ofMode,
          ),
          "init-value": outsideForm("The initial days.", rangeValue("InitValue", date, false)),
          "error-message": outsideForm(
            "The message for an invalid day.",
            rangeValue("ErrorMessage", displayText(80), false),
          ),
          "min-days": optional("The minimum number of days.", number({ integer: true, least: 0 })),
          "max-days": optional("The maximum number of days.", number({ integer: true, least: 0 })),
        },
      },
    },
  },
];
