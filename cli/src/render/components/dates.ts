import type { Component } from "../../../../provider/flow-json/model/flow-model";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { dayOf } from "../day";
import { type DisplayValue, literal, plainText, textMarkup } from "../display-value";
import { type DrawComponent, type DrawingContext, displayOf, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";
import { controlAttributes, controlId, enteredText } from "./controls";
import { errorText, field, helperText, valueOf } from "./inputs";

/** The words of `include-days`, in the order of a week. */
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const datePicker: DrawComponent = (component, drawing) =>
  html`${singleDate(component, drawing)}${helperText(component, drawing)}${limits(component, drawing)}`;

const calendarPicker: DrawComponent = (component, drawing) => {
  const isRange = textOf(propertyOf(component, "mode", drawing)?.value) === "range";
  const fields = isRange
    ? html`${rangeFields(component, drawing)}${errorText(component, drawing)}`
    : html`${singleDate(component, drawing)}${helperText(component, drawing)}`;
  return html`${fields}${includedDays(component, drawing)}${limits(component, drawing)}`;
};

/** The field of one day. */
function singleDate(component: Component, drawing: DrawingContext): Markup {
  const value = valueOf(component, drawing);
  const control = (attributes: Markup) =>
    html`<input type="date"${attributes} value="${enteredText(value)}">`;
  return dateField(field(component, drawing, { control, picture: datePicture(value) }), drawing);
}

/**
 * The two days of a range. The label, the helper text and the value are objects with a member for each.
 * `cli/src/dev/page/value-of.ts` reads `data-part`; no compiler checks this name.
 */
function rangeFields(component: Component, drawing: DrawingContext): Markup {
  const value = valueOf(component, drawing)?.value;
  const id = controlId(component, drawing);
  const fieldOf = (key: string) => {
    const valueIn = (owner: JsonNode | undefined) =>
      displayOf(memberOf(owner, key), component, drawing);
    const label = html`${textMarkup(valueIn(propertyOf(component, "label", drawing)?.value))}`;
    const helper = valueIn(propertyOf(component, "helper-text", drawing)?.value);
    const day = valueIn(value);
    const content =
      drawing.live === undefined
        ? html`<p class="label">${label}</p>${datePicture(day)}`
        : html`<label class="label" for="${id}-${key}">${label}</label><input type="date" id="${id}-${key}" data-part="${key}"${controlAttributes(
            component,
            drawing,
            { reading: "range" },
          )} value="${enteredText(day)}">`;
    return html`<div>${dateField(content, drawing)}${helper !== undefined && html`<p class="helper">${textMarkup(helper)}</p>`}</div>`;
  };
  const words = (key: "title" | "description") => propertyOf(component, key, drawing);
  const descriptionId = drawing.live !== undefined && html` id="${id}-description"`;
  return html`${words("title") !== undefined && html`<p class="label">${textMarkup(words("title"))}</p>`}${
    words("description") !== undefined &&
    html`<p class="caption"${descriptionId}>${textMarkup(words("description"))}</p>`
  }<div class="range">${fieldOf("start-date")}${fieldOf("end-date")}</div>`;
}

function datePicture(value: DisplayValue | undefined): Markup | false {
  return value !== undefined && html`<p class="value">${textMarkup(value)}</p>`;
}

/** The frame of a date. In a run, the browser's control has an icon of its own. */
function dateField(content: Markup, { live }: DrawingContext): Markup {
  return html`<div class="field date">${content}${live === undefined && icon("calendar")}</div>`;
}

/** The days of the week that can be chosen; `undefined` if all can. */
function includedDays(component: Component, drawing: DrawingContext): Markup | undefined {
  const days = propertyOf(component, "include-days", drawing);
  const included = new Set(itemsOf(days?.value).map(textOf));
  if (included.size === 0) return undefined;
  const shownDays = weekdays.filter((day) => included.has(day));
  return html`<ul class="week" aria-label="Days that can be chosen">${shownDays.map((day) => html`<li>${day}</li>`)}</ul>`;
}

/** A note with the limits of the days. */
function limits(component: Component, drawing: DrawingContext): Markup | undefined {
  const markupOf = (key: string) => {
    const display = propertyOf(component, key, drawing);
    if (display === undefined) return undefined;
    const day = key.endsWith("date") ? dayOf(textOf(display.value)) : undefined;
    return textMarkup(day === undefined ? display : { ...display, value: literal(day) });
  };
  const [earliest, latest, fewest, most] = ["min-date", "max-date", "min-days", "max-days"].map(
    markupOf,
  );
  // The text of an array has a line for each day.
  const unavailable = plainText(propertyOf(component, "unavailable-dates", drawing)?.value)
    ?.split("\n")
    .map((text) => dayOf(text) ?? text)
    .join(", ");
  const notes = [
    earliest !== undefined && html`from ${earliest}`,
    latest !== undefined && html`until ${latest}`,
    fewest !== undefined && html`at least ${fewest} days`,
    most !== undefined && html`at most ${most} days`,
    unavailable !== undefined && unavailable !== "" && html`not ${unavailable}`,
  ].filter((note) => note !== false);
  if (notes.length === 0) return undefined;
  return html`<p class="note">${notes.map((note, index) => html`${index > 0 && ", "}${note}`)}</p>`;
}

/** The components to choose days, by type. */
export const dates: Readonly<Record<string, DrawComponent>> = {
  DatePicker: datePicker,
  CalendarPicker: calendarPicker,
};
