import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { flagOf, plainText, type DisplayValue, sourceMarkup, textMarkup } from "../display-value";
import { type DrawComponent, type Drawing, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";

/** The text of an input's label. Optional inputs are marked, as in WhatsApp. */
export function labelWords(component: Component, drawing: Drawing): Markup {
  return html`${textMarkup(propertyOf(component, "label", drawing))}${optional(component, drawing)}`;
}

/** A label above an input, with its description. */
export function labelAbove(component: Component, drawing: Drawing): Markup {
  const description = propertyOf(component, "description", drawing);
  return html`<p class="label">${labelWords(component, drawing)}</p>${
    description !== undefined && html`<p class="caption">${textMarkup(description)}</p>`
  }`;
}

export function helperText(component: Component, drawing: Drawing): Markup {
  const helper = propertyOf(component, "helper-text", drawing);
  const message = propertyOf(component, "error-message", drawing);
  return html`${helper !== undefined && html`<p class="helper">${textMarkup(helper)}</p>`}${
    message !== undefined &&
    textMarkup(message).text !== "" &&
    html`<p class="note">if wrong: ${textMarkup(message)}</p>`
  }`;
}

/** The initial value of an input, from itself or from its Form. */
export function initialOf(component: Component, drawing: Drawing): DisplayValue | undefined {
  const own = propertyOf(component, "init-value", drawing);
  if (own !== undefined) return own;
  const name = textOf(memberOf(component.node, "name"));
  for (let owner = component.parent; owner !== undefined; owner = owner.parent) {
    if (owner.type !== "Form" || name === undefined) continue;
    const value = memberOf(propertyOf(owner, "init-values", drawing)?.value, name);
    if (value !== undefined) return drawing.display(value, component.screen);
  }
  return undefined;
}

/** Notes on the conditions under which a component is visible or enabled. */
export function conditionNotes(component: Component, drawing: Drawing): readonly Markup[] {
  return [
    ...conditionNote(propertyOf(component, "visible", drawing), "shown", "hidden"),
    ...conditionNote(propertyOf(component, "enabled", drawing), "usable", "not usable"),
  ];
}

function conditionNote(
  condition: DisplayValue | undefined,
  yes: string,
  no: string,
): readonly Markup[] {
  if (condition?.source !== undefined) {
    return [html`<p class="note">${yes} if ${sourceMarkup(condition.source)}</p>`];
  }
  return flagOf(condition) === false ? [html`<p class="note">${no}</p>`] : [];
}

function optional(component: Component, drawing: Drawing): Markup | undefined {
  const required = propertyOf(component, "required", drawing);
  // A binding has no value yet, and a range has two switches: neither is simply optional.
  if (required?.source !== undefined || required?.value?.kind === "object") return undefined;
  return flagOf(required) === true ? undefined : html` <span class="optional">Optional</span>`;
}

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

const sources: Readonly<Record<string, string>> = {
  camera: "Take photo",
  gallery: "Choose photo",
  camera_gallery: "Take or choose photo",
};

const photoPicker: DrawComponent = (component, drawing) => {
  const source = textOf(propertyOf(component, "photo-source", drawing)?.value) ?? "camera_gallery";
  return html`${labelAbove(component, drawing)}<p class="picker">${icon("camera")}${
    sources[source] ?? source
  }</p>${files("photos")(component, drawing)}${helperText(component, drawing)}`;
};

const documentPicker: DrawComponent = (component, drawing) => {
  const types = plainText(propertyOf(component, "allowed-mime-types", drawing)?.value);
  return html`${labelAbove(component, drawing)}<p class="picker">${icon("document")}Upload document</p>${files(
    "documents",
  )(component, drawing)}${
    types !== undefined && html`<p class="note">${types.replaceAll("\n", ", ")}</p>`
  }${helperText(component, drawing)}`;
};

/** The number and the size of files. */
function files(what: "photos" | "documents"): DrawComponent {
  return (component, drawing) => {
    const number = (key: string, fallback: number) =>
      plainText(propertyOf(component, key, drawing)?.value) ?? String(fallback);
    const least = number(`min-uploaded-${what}`, 0);
    const most = number(`max-uploaded-${what}`, 30);
    const size = number("max-file-size-kb", 25600);
    return html`<p class="note">${least} to ${most} ${what}, each up to ${size} kB</p>`;
  };
}

export const pickers: Readonly<Record<string, DrawComponent>> = {
  PhotoPicker: photoPicker,
  DocumentPicker: documentPicker,
};
