import { textOf } from "../../../../provider/flow-json/syntax/json-node";
import { type DrawComponent, propertyOf } from "../drawing";
import { html } from "../markup";
import { textMarkup } from "../shown";
import { helperText, initialOf, labelWords } from "./field";

const hidden = new Set(["password", "passcode"]);

const textInput: DrawComponent = (component, drawing) => {
  const kind = textOf(propertyOf(component, "input-type", drawing)?.value) ?? "text";
  const initial = initialOf(component, drawing);
  const value = initial !== undefined && (hidden.has(kind) ? html`••••••` : textMarkup(initial));
  return html`<div class="field"><p class="label">${labelWords(component, drawing)}</p>${
    value !== false && html`<p class="value">${value}</p>`
  }${kind !== "text" && html`<span class="kind">${kind}</span>`}</div>${helperText(component, drawing)}`;
};

const textArea: DrawComponent = (component, drawing) => {
  const initial = initialOf(component, drawing);
  return html`<div class="field area"><p class="label">${labelWords(component, drawing)}</p>${
    initial !== undefined && html`<p class="value">${textMarkup(initial)}</p>`
  }</div>${helperText(component, drawing)}`;
};

export const inputs: Readonly<Record<string, DrawComponent>> = {
  TextInput: textInput,
  TextArea: textArea,
};
