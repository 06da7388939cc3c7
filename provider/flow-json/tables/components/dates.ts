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
import { whereInputsStand } from "./text-inputs";

const date = text({ format: "date" });

const earliest = optional("The first selectable day: `YYYY-MM-DD`, before 5.0 milliseconds.", date);
const latest = optional("The last selectable day: `YYYY-MM-DD`, before 5.0 milliseconds.", date);
const daysOfWeek = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const unavailable = optional(
  "Days in between that are not selectable.",
  listOf(date, { called: "days" }),
);
const onSelect = optional("The action when the user selects a day.", choiceAction("data_exchange"));

/**
 * One value for each end of a range.
 *
 * @param both Whether both ends are required.
 */
function ends(word: string, value: ValueSpec, both: boolean): ValueSpec {
  const of: ObjectSpec = {
    name: `CalendarRange${word}`,
    called: "a value for a range of days",
    doc: "One value for the first day and one for the last.",
    properties: {
      "start-date": { doc: "For the first day.", value, required: true },
      "end-date": { doc: "For the last day.", value, ...(both && { required: true }) },
    },
    codes: {
      unknown: "UNEXPECTED_CALENDAR_PICKER_RANGE_MODE_PROP",
      missing: "MISSING_CALENDAR_PICKER_RANGE_MODE_PROP",
    },
  };
  return { kind: "object", of, dynamic: true };
}

/** In range mode both ends are texts; in single mode it is one text. */
const inMode = { mismatch: "INVALID_TYPE" } as const;

function outside(doc: string, value: ValueSpec): PropertySpec {
  return optional(doc, value, { outsideForm: true, ...inMode });
}

export const dateComponents: readonly ComponentSpec[] = [
  {
    name: "DatePicker",
    doc: "An input for one day.",
    in: whereInputsStand,
    input: "in Form",
    submits: "text",
    properties: {
      name,
      label: label(40),
      "min-date": { ...earliest, ...byDefault("1900-01-01") },
      "max-date": { ...latest, ...byDefault("2100-12-31") },
      "unavailable-dates": unavailable,
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
      "min-date": earliest,
      "max-date": latest,
      "unavailable-dates": unavailable,
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
          label: { ...label(40), ...inMode },
          "helper-text": { ...helperText(), ...inMode },
          required: { ...mustFill, ...inMode },
          "init-value": { ...initValue(date), ...inMode },
          "error-message": { ...errorMessage(80), ...inMode },
        },
        range: {
          title: optional("A title above both days.", displayText(80)),
          description: optional("A description below the title.", displayText(300)),
          label: {
            ...label(40),
            value: ends(
              "Label",
              { ...displayText({ documented: 40, drawn: 20 }), example: "A label" },
              true,
            ),
            ...inMode,
          },
          "helper-text": optional(
            "A hint below each day.",
            ends("HelperText", displayText(80), false),
            inMode,
          ),
          required: optional(
            "Whether each day is required.",
            ends("Required", flag, false),
            inMode,
          ),
          "init-value": outside("The initial days.", ends("InitValue", date, false)),
          "error-message": outside(
            "The message for an invalid day.",
            ends("ErrorMessage", displayText(80), false),
          ),
          "min-days": optional("The minimum number of days.", number({ integer: true, least: 0 })),
          "max-days": optional("The maximum number of days.", number({ integer: true, least: 0 })),
        },
      },
    },
  },
];
