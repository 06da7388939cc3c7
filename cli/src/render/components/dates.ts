import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { itemsOf, memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { plainText, type DisplayValue, textMarkup } from "../display-value";
import { type DrawComponent, type Drawing, displayOf, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";
import { helperText, initialOf, labelWords } from "./inputs";

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const datePicker: DrawComponent = (component, drawing) =>
  html`${dateField(labelWords(component, drawing), initialOf(component, drawing))}${helperText(
    component,
    drawing,
  )}${limits(component, drawing)}`;

const calendarPicker: DrawComponent = (component, drawing) => {
  const range = textOf(propertyOf(component, "mode", drawing)?.value) === "range";
  return html`${range ? rangeFields(component, drawing) : dateField(labelWords(component, drawing), initialOf(component, drawing))}${
    !range && helperText(component, drawing)
  }${includedDays(component, drawing)}${limits(component, drawing)}`;
};

function rangeFields(component: Component, drawing: Drawing): Markup {
  const initial = initialOf(component, drawing)?.value;
  const part = (key: string) => {
    const label = displayOf(memberOf(memberOf(component.node, "label"), key), component, drawing);
    const helper = displayOf(
      memberOf(memberOf(component.node, "helper-text"), key),
      component,
      drawing,
    );
    const field = dateField(
      html`${textMarkup(label)}`,
      displayOf(memberOf(initial, key), component, drawing),
    );
    return html`<div>${field}${helper !== undefined && html`<p class="helper">${textMarkup(helper)}</p>`}</div>`;
  };
  const words = (key: "title" | "description") => propertyOf(component, key, drawing);
  return html`${words("title") !== undefined && html`<p class="label">${textMarkup(words("title"))}</p>`}${
    words("description") !== undefined &&
    html`<p class="caption">${textMarkup(words("description"))}</p>`
  }<div class="range">${part("start-date")}${part("end-date")}</div>`;
}

function dateField(label: Markup, value: DisplayValue | undefined): Markup {
  return html`<div class="field date"><p class="label">${label}</p>${
    value !== undefined && html`<p class="value">${textMarkup(value)}</p>`
  }${icon("calendar")}</div>`;
}

/** A week with its selectable days. */
function includedDays(component: Component, drawing: Drawing): Markup | undefined {
  const days = propertyOf(component, "include-days", drawing);
  const included = new Set(itemsOf(days?.value).map(textOf));
  if (included.size === 0) return undefined;
  const chosen = weekdays.filter((day) => included.has(day));
  return html`<ul class="week" aria-label="Days that can be chosen">${chosen.map((day) => html`<li>${day}</li>`)}</ul>`;
}

function limits(component: Component, drawing: Drawing): Markup | undefined {
  const markupOf = (key: string) => {
    const value = propertyOf(component, key, drawing);
    return value === undefined ? undefined : textMarkup(value);
  };
  const [from, to, least, most] = ["min-date", "max-date", "min-days", "max-days"].map(markupOf);
  const taken = plainText(propertyOf(component, "unavailable-dates", drawing)?.value);
  const notes = [
    from !== undefined && html`from ${from}`,
    to !== undefined && html`until ${to}`,
    least !== undefined && html`at least ${least} days`,
    most !== undefined && html`at most ${most} days`,
    taken !== undefined && taken !== "" && html`not ${taken.replaceAll("\n", ", ")}`,
  ].filter((note) => note !== false);
  if (notes.length === 0) return undefined;
  return html`<p class="note">${notes.map((note, index) => html`${index > 0 && ", "}${note}`)}</p>`;
}

export const dates: Readonly<Record<string, DrawComponent>> = {
  DatePicker: datePicker,
  CalendarPicker: calendarPicker,
};
