import { isJsonArray, isJsonObject, type Json } from "../../../../provider/flow-json/json";
import type { Component, Screen } from "../../../../provider/flow-json/model/flow-model";
import { isAtLeast, type Version } from "../../../../provider/flow-json/model/version";
import { memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import type { InputKind } from "../../../../provider/flow-json/tables/spec";
import { dayOf } from "../../render/day";

/**
 * What the control of an input shows, as the page sends it (`page/value-of.ts`) or the document initializes
 * it: a text; the id of an option, or a list of ids; true or false; the chosen files as `ChosenFile`; or
 * the days of a range, each `""` until it is chosen. `valueEntered` treats any other type as empty.
 */
export type Entered = Json;

/** The kind of value of an input; `undefined` for a component without a value. */
export function inputKind({ node, spec }: Component): InputKind | undefined {
  const submits = spec?.submits;
  if (submits === undefined || typeof submits === "string") return submits;
  const { by, kinds } = submits;
  const mode = textOf(memberOf(node, by)) ?? spec?.properties[by]?.default;
  // The checker reports an unknown mode; its input accepts any text.
  return typeof mode === "string" && Object.hasOwn(kinds, mode) ? kinds[mode] : "text";
}

/** The input of that name, if it has a value. */
export function inputNamed(screen: Screen, name: string): Component | undefined {
  const component = screen.inputs.byName.get(name)?.component;
  return component !== undefined && inputKind(component) !== undefined ? component : undefined;
}

/** The value of an input into which nothing was entered. A number and a range of days have none. */
export function emptyValue(kind: InputKind): Json | undefined {
  switch (kind) {
    case "text":
      return "";
    case "number":
    case "range of days":
      return undefined;
    case "boolean":
      return false;
    case "list of texts":
    case "files":
      return [];
    default:
      return kind satisfies never;
  }
}

/**
 * The value of an input as `${form.name}` and payloads have it, from what its control shows. The
 * version of the document decides how a day is written.
 */
export function valueEntered(
  component: Component,
  entered: Entered,
  version: Version | undefined,
): Json | undefined {
  const kind = inputKind(component);
  switch (kind) {
    case undefined:
      return undefined;
    case "text":
      return component.type === "DatePicker" && !isAtLeast(version, "5.0")
        ? millisecondsText(textIn(entered))
        : textIn(entered);
    case "number":
      return numberIn(textIn(entered));
    case "boolean":
      return entered === true;
    case "list of texts":
      return isJsonArray(entered) ? entered.filter((item) => typeof item === "string") : [];
    case "files":
      return isJsonArray(entered) ? entered.filter(isJsonObject) : [];
    case "range of days":
      return rangeIn(entered);
    default:
      return kind satisfies never;
  }
}

/** The text that was entered. A document may give a number as the initial value of a text. */
function textIn(entered: Json): string {
  return typeof entered === "string" || typeof entered === "number" ? String(entered) : "";
}

/** The number in a text. A passcode with leading zeros, and what is not a number, stays a text. */
function numberIn(text: string): Json | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return undefined;
  if (/^0\d/.test(trimmed) || !Number.isFinite(Number(trimmed))) return trimmed;
  return Number(trimmed);
}

/** The days of a range that were chosen; `undefined` if none was. */
function rangeIn(entered: Json): Json | undefined {
  if (!isJsonObject(entered)) return undefined;
  const days = ["start-date", "end-date"].flatMap((key) => {
    const day = entered[key];
    return typeof day === "string" && day !== "" ? [[key, day] as const] : [];
  });
  return days.length === 0 ? undefined : Object.fromEntries(days);
}

/**
 * Before Flow JSON 5.0 the value of a day is the text of its milliseconds. Texts in another format than
 * `YYYY-MM-DD` stay as they are: an initial value may be in milliseconds already.
 */
function millisecondsText(text: string): string {
  const isDay = dayOf(text) === text;
  return isDay ? String(Date.parse(`${text}T00:00:00Z`)) : text;
}

/**
 * The value of an input without the ids of options that it no longer has: an `update_data` may have
 * replaced them. A single choice whose option is gone becomes `""`, the empty value.
 *
 * @param options The value of `data-source`. If it is not an array, the input has no options.
 */
export function withoutMissingOptions(value: Json | undefined, options: Json): Json | undefined {
  const ids = new Set(isJsonArray(options) ? options.filter(isJsonObject).map(({ id }) => id) : []);
  if (isJsonArray(value)) return value.filter((id) => ids.has(id));
  return value === undefined || ids.has(value) ? value : "";
}
