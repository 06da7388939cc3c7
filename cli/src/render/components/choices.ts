import type { Component } from "../../../../provider/flow-json/model/flow-model";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { actionNotes } from "../actions";
import { flagOf, sourceMarkup, textMarkup } from "../display-value";
import { type DrawComponent, type Drawing, displayOf, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";
import { helperText, initialOf, labelAbove, labelWords } from "./inputs";
import { picture } from "./pictures";

/** A list of options, each with a radio button or a checkbox. */
function group(tick: "ring" | "box"): DrawComponent {
  return (component, drawing) => {
    const options = optionsOf(component, drawing, (option, chosen) => {
      const mark = html`<span class="tick ${tick}${chosen && " chosen"}">${chosen && html`<span class="unseen">chosen</span>`}</span>`;
      return html`<li class="option">${optionWords(option, component, drawing)}${mark}</li>`;
    });
    return html`${labelAbove(component, drawing)}${options}${helperText(component, drawing)}`;
  };
}

const dropdown: DrawComponent = (component, drawing) => {
  const initial = initialOf(component, drawing);
  const options = optionsOf(
    component,
    drawing,
    (option) => html`<li class="option">${optionWords(option, component, drawing)}</li>`,
  );
  return html`<details class="dropdown"><summary class="field"><span class="label">${labelWords(
    component,
    drawing,
  )}</span>${initial !== undefined && html`<span class="value">${textMarkup(initial)}</span>`}${icon(
    "down",
  )}</summary>${options}</details>${helperText(component, drawing)}`;
};

const chips: DrawComponent = (component, drawing) => {
  const list = optionsOf(component, drawing, (option, chosen) => {
    const title = textMarkup(displayOf(memberOf(option, "title"), component, drawing));
    return html`<li class="chip${chosen && " chosen"}">${title}</li>`;
  });
  return html`${labelAbove(component, drawing)}<div class="chips">${list}</div>${helperText(component, drawing)}`;
};

const optIn: DrawComponent = (component, drawing) => {
  const chosen = flagOf(initialOf(component, drawing)) === true;
  const more = memberOf(component.node, "on-click-action") !== undefined;
  return html`<div class="opt-in"><span class="tick box${chosen && " chosen"}"></span><p>${labelWords(
    component,
    drawing,
  )}${more && html` <span class="link">Read more</span>`}</p></div>`;
};

function optionsOf(
  component: Component,
  drawing: Drawing,
  draw: (option: JsonNode, chosen: boolean) => Markup,
): Markup {
  const source = propertyOf(component, "data-source", drawing);
  const options = itemsOf(source?.value);
  const initial = initialOf(component, drawing)?.value;
  const chosen = new Set([initial, ...itemsOf(initial)].map(textOf));
  const from = source?.source;
  return html`${
    options.length > 0 &&
    html`<ul class="options">${options.map((option) => {
      const id = textOf(memberOf(option, "id"));
      return draw(option, id !== undefined && chosen.has(id));
    })}</ul>`
  }${from !== undefined && html`<p class="note">options from ${sourceMarkup(from)}</p>`}`;
}

function optionWords(option: JsonNode, component: Component, drawing: Drawing): Markup {
  const line = (key: string, className: string) => {
    const value = displayOf(memberOf(option, key), component, drawing);
    return value !== undefined && html`<span class="${className}">${textMarkup(value)}</span>`;
  };
  const usable = flagOf(displayOf(memberOf(option, "enabled"), component, drawing)) !== false;
  return html`${optionPicture(option, component, drawing)}<span class="words${!usable && " unusable"}">${line(
    "title",
    "title",
  )}${line("description", "more")}${line("metadata", "more")}${
    option.kind === "object" && actionNotes(option, drawing)
  }</span>`;
}

function optionPicture(
  option: JsonNode,
  component: Component,
  drawing: Drawing,
): Markup | undefined {
  const image = displayOf(memberOf(option, "image"), component, drawing);
  if (image !== undefined) {
    const alternative = textOf(displayOf(memberOf(option, "alt-text"), component, drawing)?.value);
    return html`<span class="thumb">${picture(image, alternative ?? "")}</span>`;
  }
  const color = textOf(displayOf(memberOf(option, "color"), component, drawing)?.value);
  if (color === undefined || !/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  return html`<svg class="thumb" viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="${color}" /></svg>`;
}

export const choices: Readonly<Record<string, DrawComponent>> = {
  RadioButtonsGroup: group("ring"),
  CheckboxGroup: group("box"),
  Dropdown: dropdown,
  ChipsSelector: chips,
  OptIn: optIn,
};
