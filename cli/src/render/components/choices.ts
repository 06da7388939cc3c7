import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { memberOf } from "../../../../provider/flow-json/syntax/json-node";
import { flagOf, plainText, textMarkup } from "../display-value";
import { displayOf, type DrawComponent, type DrawingContext } from "../drawing";
import { html, icon, type Markup } from "../markup";
import { controlAttributes, controlId, tapTarget } from "./controls";
import { errorText, field, helperText, labelAbove, labelWords, valueOf } from "./inputs";
import {
  labeledGroup,
  type Option,
  optionControl,
  optionList,
  optionsOf,
  optionContent,
} from "./options";

/** Draws a list of options, each with a radio button or a checkbox. */
function group(type: "radio" | "checkbox"): DrawComponent {
  const shape = type === "radio" ? "ring" : "box";
  return (component, drawing) => {
    const options = optionList(component, drawing, (option) => {
      const words = optionContent(option, component, drawing);
      if (drawing.live !== undefined) {
        const control = optionControl(option, type, { component, drawing });
        return html`<li><label class="option">${words}${control}</label></li>`;
      }
      const { isChosen } = option;
      const mark = html`<span class="tick ${shape}${isChosen && " chosen"}">${isChosen && html`<span class="unseen">chosen</span>`}</span>`;
      return html`<li class="option">${words}${mark}</li>`;
    });
    return html`${labelAbove(component, drawing)}${labeledGroup(component, drawing, { type, options })}${helperText(component, drawing)}`;
  };
}

/** In a picture, the options are in details that a reader can open. */
const dropdown: DrawComponent = (component, drawing) => {
  if (drawing.live !== undefined) return select(component, drawing);
  const value = valueOf(component, drawing);
  const options = optionList(
    component,
    drawing,
    (option) => html`<li class="option">${optionContent(option, component, drawing)}</li>`,
  );
  return html`<details class="dropdown"><summary class="field"><span class="label">${labelWords(
    component,
    drawing,
  )}</span>${value !== undefined && html`<span class="value">${textMarkup(value)}</span>`}${icon(
    "down",
  )}</summary>${options}</details>${helperText(component, drawing)}`;
};

/** A Dropdown in a run. The browser's own list of options shows no images. */
function select(component: Component, drawing: DrawingContext): Markup {
  const text = ({ node }: Option, key: string) =>
    plainText(displayOf(memberOf(node, key), component, drawing)?.value);
  const options = optionsOf(component, drawing).map((option) => {
    const { id, isChosen, isUsable } = option;
    const lines = ["title", "description", "metadata"].map((key) => text(option, key));
    return html`<option value="${id}"${isChosen && html` selected`}${!isUsable && html` disabled`}>${lines
      .filter(Boolean)
      .join(" · ")}</option>`;
  });
  const control = (attributes: Markup) =>
    html`<select${attributes}><option value=""></option>${options}</select>${icon("down")}`;
  return html`<div class="field">${field(component, drawing, { control, picture: false })}</div>${helperText(component, drawing)}`;
}

const chips: DrawComponent = (component, drawing) => {
  const type = "checkbox"; // Several chips can be chosen.
  const options = optionList(component, drawing, (option) => {
    const title = textMarkup(displayOf(memberOf(option.node, "title"), component, drawing));
    if (drawing.live === undefined) {
      return html`<li class="chip${option.isChosen && " chosen"}">${title}</li>`;
    }
    const control = optionControl(option, type, { component, drawing });
    return html`<li><label class="chip${option.isChosen && " chosen"}">${control}${title}</label></li>`;
  });
  return html`${labelAbove(component, drawing)}<div class="chips">${labeledGroup(
    component,
    drawing,
    { type, options },
  )}</div>${helperText(component, drawing)}`;
};

/** A box to check. Its action belongs to "Read more", not to the box. */
const optIn: DrawComponent = (component, drawing) => {
  const isChosen = flagOf(valueOf(component, drawing)) === true;
  const hasMore = memberOf(component.node, "on-click-action") !== undefined;
  const label = labelWords(component, drawing);
  if (drawing.live === undefined) {
    return html`<div class="opt-in"><span class="tick box${isChosen && " chosen"}"></span><p>${label}${hasMore && html` <span class="link">Read more</span>`}</p></div>`;
  }
  const id = controlId(component, drawing);
  const attributes = controlAttributes(component, drawing, { reading: "flag" });
  const more = { className: "link", words: html`Read more` };
  return html`<div class="opt-in"><input type="checkbox" id="${id}"${isChosen && html` checked`}${attributes}><p><label for="${id}">${label}</label> ${hasMore && tapTarget(component, drawing, more)}</p></div>${errorText(component, drawing)}`;
};

/** The components to choose from options, by type. */
export const choices: Readonly<Record<string, DrawComponent>> = {
  RadioButtonsGroup: group("radio"),
  CheckboxGroup: group("checkbox"),
  Dropdown: dropdown,
  ChipsSelector: chips,
  OptIn: optIn,
};
