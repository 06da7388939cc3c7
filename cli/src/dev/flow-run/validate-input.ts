import { createContext, Script } from "node:vm";

import { isJsonArray, isJsonObject, type Json } from "../../../../provider/flow-json/json";
import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { counted } from "../../../../provider/text";
import { dayOf } from "../../render/day";
import type { Entered } from "./inputs";

/** An input to validate, with its value. */
export interface FilledInput {
  readonly component: Component;
  /** For a number this is the text that was typed. */
  readonly entered: Entered | undefined;
  /** The value of `${form.name}`, read from `entered`. */
  readonly value: Json | undefined;
  /** The current value of a property, or its default. */
  readonly property: (key: string) => Json | undefined;
  /** When patterns are stopped, as a time of `performance.now()`. */
  readonly deadline: number;
}

/** The message to the customer if the value of an input is invalid; `undefined` if it is valid. */
export function validationMessage(filled: FilledInput): string | undefined {
  const { type } = filled.component;
  const validate = type === undefined ? undefined : validations.get(type);
  return validate?.(filled);
}

const missingText = "Fill this in.";

/** Validates the text that was typed: the value of `1.0` is the number 1, which has fewer characters. */
function textInput(filled: FilledInput): string | undefined {
  const text = typeof filled.entered === "string" ? filled.entered : String(filled.entered ?? "");
  if (text.trim() === "") return isRequired(filled) ? missingText : undefined;
  return (
    wrongLength(text, filled.property("min-chars"), filled.property("max-chars")) ??
    wrongForm(text, filled) ??
    wrongPattern(text, filled)
  );
}

function textArea(filled: FilledInput): string | undefined {
  const text = typeof filled.value === "string" ? filled.value : "";
  if (text.trim() === "") return isRequired(filled) ? missingText : undefined;
  return wrongLength(text, undefined, filled.property("max-length"));
}

function wrongLength(text: string, least: Json | undefined, most: Json | undefined) {
  const { length } = [...text]; // In characters: an emoji counts as one.
  const [minimum, maximum] = [countOf(least), countOf(most)];
  if (minimum !== undefined && length < minimum) {
    return `Enter at least ${counted(minimum, "character")}.`;
  }
  if (maximum !== undefined && length > maximum) {
    return `Enter at most ${counted(maximum, "character")}.`;
  }
  return undefined;
}

/** The form of the text for each `input-type`; other types accept any. No expression takes more than linear time. */
const forms: ReadonlyMap<Json | undefined, readonly [form: RegExp, message: string]> = new Map([
  ["number", [/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/, "Enter a number."]],
  ["passcode", [/^\d+$/, "Enter digits only."]],
  ["email", [/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, "Enter an email address."]],
  ["phone", [/^\+?[\s()./-]*\d[\d\s()./-]*$/, "Enter a phone number."]],
]);

function wrongForm(text: string, { property }: FilledInput): string | undefined {
  const [form, message] = forms.get(property("input-type")) ?? [];
  return form?.test(text.trim()) === false ? message : undefined;
}

/** Runs in `patternContext`, which has the pattern and the text. */
const patternTest = new Script("new RegExp(pattern).test(text)");
const patternContext = createContext({});

/** A pattern of a document can take years for a short text, so it runs in a script, which can be stopped. */
function wrongPattern(text: string, { property, deadline }: FilledInput): string | undefined {
  const pattern = property("pattern");
  if (typeof pattern !== "string") return undefined;
  Object.assign(patternContext, { pattern, text });
  const timeout = Math.max(1, Math.ceil(deadline - performance.now()));
  try {
    const isMatch: unknown = patternTest.runInContext(patternContext, { timeout });
    return isMatch === true ? undefined : "Enter it in the right format.";
  } catch (error) {
    // A pattern that is not a regular expression accepts any text; the checker reports it.
    const { code } = error as NodeJS.ErrnoException;
    return code === "ERR_SCRIPT_EXECUTION_TIMEOUT"
      ? "The pattern takes too long for this text."
      : undefined;
  }
}

function oneOption(filled: FilledInput): string | undefined {
  return filled.value === "" && isRequired(filled) ? "Choose an option." : undefined;
}

function severalOptions(filled: FilledInput): string | undefined {
  const count = isJsonArray(filled.value) ? filled.value.length : 0;
  if (count === 0) return isRequired(filled) ? "Choose an option." : undefined;
  const least = countOf(filled.property("min-selected-items"));
  const most = countOf(filled.property("max-selected-items"));
  if (least !== undefined && count < least) return `Choose at least ${counted(least, "option")}.`;
  if (most !== undefined && count > most) return `Choose at most ${counted(most, "option")}.`;
  return undefined;
}

function optIn(filled: FilledInput): string | undefined {
  return filled.value !== true && isRequired(filled) ? "Check this box to continue." : undefined;
}

function oneDay(filled: FilledInput): string | undefined {
  if (filled.value === "" || filled.value === undefined) {
    return isRequired(filled) ? "Choose a day." : undefined;
  }
  return wrongDay(filled.value, filled);
}

function calendar(filled: FilledInput): string | undefined {
  return filled.property("mode") === "range" ? rangeOfDays(filled) : oneDay(filled);
}

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Validates the two days of a CalendarPicker. Its `required` can demand each of them. */
function rangeOfDays(filled: FilledInput): string | undefined {
  const range = isJsonObject(filled.value) ? filled.value : {};
  const required = filled.property("required");
  for (const key of ["start-date", "end-date"]) {
    const isNeeded = isJsonObject(required) ? required[key] === true : required === true;
    if (range[key] === undefined && isNeeded) return "Choose both days.";
  }
  const [start, end] = [range["start-date"], range["end-date"]];
  for (const day of [start, end]) {
    const message = day === undefined ? undefined : wrongDay(day, filled);
    if (message !== undefined) return message;
  }
  const [first, last] = [dayOf(start), dayOf(end)];
  if (first === undefined || last === undefined) return undefined;
  if (last < first) return "Choose a last day after the first.";
  const days = (Date.parse(last) - Date.parse(first)) / millisecondsPerDay + 1;
  const least = countOf(filled.property("min-days"));
  const most = countOf(filled.property("max-days"));
  if (least !== undefined && days < least) return `Choose at least ${counted(least, "day")}.`;
  if (most !== undefined && days > most) return `Choose at most ${counted(most, "day")}.`;
  return undefined;
}

/** As in `include-days`, by the number of the day that `getUTCDay` returns. */
const namesOfDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The message about a day that the properties of its input do not allow. */
function wrongDay(value: Json, { property }: FilledInput): string | undefined {
  const day = dayOf(value);
  if (day === undefined) return "Choose a day.";
  const [first, last] = [dayOf(property("min-date")), dayOf(property("max-date"))];
  if (first !== undefined && day < first) return `Choose a day from ${first} on.`;
  if (last !== undefined && day > last) return `Choose a day until ${last}.`;
  const unavailable = property("unavailable-dates");
  const included = property("include-days");
  const isUnavailable = isJsonArray(unavailable) && unavailable.some((each) => dayOf(each) === day);
  const name = namesOfDays[new Date(day).getUTCDay()] ?? ""; // For the type: a week has seven days.
  const isExcluded = isJsonArray(included) && !included.includes(name);
  return isUnavailable || isExcluded ? "Choose another day: this one is not available." : undefined;
}

/** Validates chosen files: their number, sizes and types. */
function files(kind: "photo" | "document"): (filled: FilledInput) => string | undefined {
  return ({ value, property }) => {
    const list = isJsonArray(value) ? value.filter(isJsonObject) : [];
    const least = countOf(property(`min-uploaded-${kind}s`)) ?? 0;
    const most = countOf(property(`max-uploaded-${kind}s`));
    if (list.length < least) return `Add at least ${counted(least, kind)}.`;
    if (most !== undefined && list.length > most) return `Add at most ${counted(most, kind)}.`;
    const kilobytes = countOf(property("max-file-size-kb")); // Of 1024 bytes, as in Meta's limit of all files in MiB.
    const tooLarge = list.find(
      ({ size }) => typeof size === "number" && kilobytes !== undefined && size > kilobytes * 1024,
    );
    if (tooLarge !== undefined) return `Choose files of at most ${kilobytes} kB.`;
    const types = property("allowed-mime-types");
    const allowed = isJsonArray(types) ? new Set(types) : undefined;
    const isOther =
      allowed !== undefined && list.some(({ mime_type: type }) => !allowed.has(type ?? ""));
    return isOther ? "Choose files of another type." : undefined;
  };
}

/** The validation of each type of input; any value of another component is valid. */
const validations: ReadonlyMap<string, (filled: FilledInput) => string | undefined> = new Map([
  ["TextInput", textInput],
  ["TextArea", textArea],
  ["RadioButtonsGroup", oneOption],
  ["Dropdown", oneOption],
  ["CheckboxGroup", severalOptions],
  ["ChipsSelector", severalOptions],
  ["OptIn", optIn],
  ["DatePicker", oneDay],
  ["CalendarPicker", calendar],
  ["PhotoPicker", files("photo")],
  ["DocumentPicker", files("document")],
]);

function isRequired({ property }: FilledInput): boolean {
  return property("required") === true;
}

/** A limit as a number. The value of a binding may be a text. */
function countOf(value: Json | undefined): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
