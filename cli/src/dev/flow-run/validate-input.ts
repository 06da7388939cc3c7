import { createContext, Script } from "node:vm";

import { isJsonArray, isJsonObject, type Json } from "../../../../provider/flow-json/json";
import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { counted } from "../../../../provider/text";
import { dayOf } from "../../render/day";
import type { Entered } from "./inputs";

/** An input to validate, with its value. */
export interface FilledInput {
  readonly component: Pick<Component, "type">;
  /** What was entered; for a number, the text that was typed. */
  readonly entered: Entered | undefined;
  /** The value of `${form.name}`, read from `entered`. */
  readonly value: Json | undefined;
  /** The current value of a property, or its default. */
  readonly property: (key: string) => Json | undefined;
  /** The time, on the clock of `performance.now()`, at which matching patterns is stopped. */
  readonly deadline: number;
}

/** The message to the customer if the value of an input is invalid; `undefined` if it is valid. */
export function validationMessage(filled: FilledInput): string | undefined {
  const { type } = filled.component;
  const validate = type === undefined ? undefined : validations.get(type);
  return validate?.(filled);
}

const fillInMessage = "Fill this in.";

/** Validates the text that was typed: the value of `1.0` is the number 1, which has fewer characters. */
function validateTextInput(filled: FilledInput): string | undefined {
  const text = typeof filled.entered === "string" ? filled.entered : String(filled.entered ?? "");
  if (text.trim() === "") return isRequired(filled) ? fillInMessage : undefined;
  return (
    lengthMessage(text, filled.property("min-chars"), filled.property("max-chars")) ??
    formatMessage(text, filled) ??
    patternMessage(text, filled)
  );
}

function validateTextArea(filled: FilledInput): string | undefined {
  const text = typeof filled.value === "string" ? filled.value : "";
  if (text.trim() === "") return isRequired(filled) ? fillInMessage : undefined;
  return lengthMessage(text, undefined, filled.property("max-length"));
}

function lengthMessage(text: string, least: Json | undefined, most: Json | undefined) {
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

interface Format {
  readonly expression: RegExp;
  /** The message for a text of another format. */
  readonly message: string;
}

/** The format of the text for each `input-type`; other types accept any. No expression takes more than linear time. */
const formats: ReadonlyMap<Json | undefined, Format> = new Map([
  ["number", { expression: /^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/, message: "Enter a number." }],
  ["passcode", { expression: /^\d+$/, message: "Enter digits only." }],
  [
    "email",
    { expression: /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, message: "Enter an email address." },
  ],
  ["phone", { expression: /^\+?[\s()./-]*\d[\d\s()./-]*$/, message: "Enter a phone number." }],
]);

function formatMessage(text: string, { property }: FilledInput): string | undefined {
  const format = formats.get(property("input-type"));
  return format?.expression.test(text.trim()) === false ? format.message : undefined;
}

/** Runs in `patternContext`, which has the pattern and the text. */
const patternTest = new Script("new RegExp(pattern).test(text)");
const patternContext = createContext({});

/** A document's pattern can take exponential time, so it runs in a script, which can be stopped. */
function patternMessage(text: string, { property, deadline }: FilledInput): string | undefined {
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

function validateOption(filled: FilledInput): string | undefined {
  return filled.value === "" && isRequired(filled) ? "Choose an option." : undefined;
}

function validateOptions(filled: FilledInput): string | undefined {
  const count = isJsonArray(filled.value) ? filled.value.length : 0;
  if (count === 0) return isRequired(filled) ? "Choose an option." : undefined;
  const least = countOf(filled.property("min-selected-items"));
  const most = countOf(filled.property("max-selected-items"));
  if (least !== undefined && count < least) return `Choose at least ${counted(least, "option")}.`;
  if (most !== undefined && count > most) return `Choose at most ${counted(most, "option")}.`;
  return undefined;
}

function validateOptIn(filled: FilledInput): string | undefined {
  return filled.value !== true && isRequired(filled) ? "Check this box to continue." : undefined;
}

function validateDay(filled: FilledInput): string | undefined {
  if (filled.value === "" || filled.value === undefined) {
    return isRequired(filled) ? "Choose a day." : undefined;
  }
  return dayMessage(filled.value, filled);
}

function validateCalendar(filled: FilledInput): string | undefined {
  return filled.property("mode") === "range" ? validateRange(filled) : validateDay(filled);
}

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Validates the two days of a CalendarPicker. Its `required` may be an object with one flag for each day. */
function validateRange(filled: FilledInput): string | undefined {
  const range = isJsonObject(filled.value) ? filled.value : {};
  const required = filled.property("required");
  for (const key of ["start-date", "end-date"]) {
    const isNeeded = isJsonObject(required) ? required[key] === true : required === true;
    if (range[key] === undefined && isNeeded) return "Choose both days.";
  }
  const [start, end] = [range["start-date"], range["end-date"]];
  for (const day of [start, end]) {
    const message = day === undefined ? undefined : dayMessage(day, filled);
    if (message !== undefined) return message;
  }
  const [first, last] = [dayOf(start), dayOf(end)];
  if (first === undefined || last === undefined) return undefined;
  if (last < first) return "Choose a last day that is not before the first.";
  const days = (Date.parse(last) - Date.parse(first)) / millisecondsPerDay + 1;
  const least = countOf(filled.property("min-days"));
  const most = countOf(filled.property("max-days"));
  if (least !== undefined && days < least) return `Choose at least ${counted(least, "day")}.`;
  if (most !== undefined && days > most) return `Choose at most ${counted(most, "day")}.`;
  return undefined;
}

/** The names in `include-days`; the index is the number that `getUTCDay` returns. */
const namesOfDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** The message about a day that the properties of its input do not allow. */
function dayMessage(value: Json, { property }: FilledInput): string | undefined {
  const day = dayOf(value);
  if (day === undefined) return "Choose a day.";
  const [first, last] = [dayOf(property("min-date")), dayOf(property("max-date"))];
  if (first !== undefined && day < first) return `Choose ${first} or a later day.`;
  if (last !== undefined && day > last) return `Choose ${last} or an earlier day.`;
  const unavailable = property("unavailable-dates");
  const included = property("include-days");
  const isUnavailable = isJsonArray(unavailable) && unavailable.some((each) => dayOf(each) === day);
  const name = namesOfDays[new Date(day).getUTCDay()] ?? ""; // The index is always valid; the fallback is for the compiler.
  const isExcluded = isJsonArray(included) && !included.includes(name);
  return isUnavailable || isExcluded ? "Choose another day: this one is not available." : undefined;
}

/** Validates chosen files: their number, sizes and types. */
function fileValidation(kind: "photo" | "document"): (filled: FilledInput) => string | undefined {
  return ({ value, property }) => {
    const list = isJsonArray(value) ? value.filter(isJsonObject) : [];
    const least = countOf(property(`min-uploaded-${kind}s`)) ?? 0;
    const most = countOf(property(`max-uploaded-${kind}s`));
    if (list.length < least) return `Add at least ${counted(least, kind)}.`;
    if (most !== undefined && list.length > most) return `Add at most ${counted(most, kind)}.`;
    // A kB is 1024 bytes here, since Meta states the limit of all files in MiB.
    const kilobytes = countOf(property("max-file-size-kb"));
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
  ["TextInput", validateTextInput],
  ["TextArea", validateTextArea],
  ["RadioButtonsGroup", validateOption],
  ["Dropdown", validateOption],
  ["CheckboxGroup", validateOptions],
  ["ChipsSelector", validateOptions],
  ["OptIn", validateOptIn],
  ["DatePicker", validateDay],
  ["CalendarPicker", validateCalendar],
  ["PhotoPicker", fileValidation("photo")],
  ["DocumentPicker", fileValidation("document")],
]);

function isRequired({ property }: FilledInput): boolean {
  return property("required") === true;
}

/** A limit as a number. The value of a binding may be a string. */
function countOf(value: Json | undefined): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}
