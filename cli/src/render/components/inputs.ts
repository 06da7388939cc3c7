import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { itemsOf, memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { flagOf, plainText, type DisplayValue, sourceMarkup, textMarkup } from "../display-value";
import { type DrawComponent, type DrawingContext, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";
import { controlAttributes, controlId, enteredText } from "./controls";

/** The text of an input's label. Optional inputs are marked, as in WhatsApp. */
export function labelWords(component: Component, drawing: DrawingContext): Markup {
  return html`${textMarkup(propertyOf(component, "label", drawing))}${optional(component, drawing)}`;
}

/** A label above an input, with its description. */
export function labelAbove(component: Component, drawing: DrawingContext): Markup {
  const description = propertyOf(component, "description", drawing);
  const id = controlId(component, drawing);
  const [labelId, descriptionId] = [`${id}-label`, `${id}-description`].map(
    (each) => drawing.live !== undefined && html` id="${each}"`,
  );
  return html`<p class="label"${labelId}>${labelWords(component, drawing)}</p>${
    description !== undefined &&
    html`<p class="caption"${descriptionId}>${textMarkup(description)}</p>`
  }`;
}

/** The texts below an input: in a run its helper text and its error, in a picture the possible error as a note. */
export function helperText(component: Component, drawing: DrawingContext): Markup {
  const helper = propertyOf(component, "helper-text", drawing);
  if (drawing.live !== undefined) {
    return html`${helper !== undefined && html`<p class="helper" id="${controlId(component, drawing)}-helper">${textMarkup(helper)}</p>`}${errorText(component, drawing)}`;
  }
  const message = propertyOf(component, "error-message", drawing);
  return html`${helper !== undefined && html`<p class="helper">${textMarkup(helper)}</p>`}${
    message !== undefined &&
    textMarkup(message).text !== "" &&
    html`<p class="note">if wrong: ${textMarkup(message)}</p>`
  }`;
}

/** The reason why the value of an input is refused. Screen readers read it when it appears. */
export function errorText(component: Component, drawing: DrawingContext): Markup | undefined {
  const error = drawing.live?.errorOf(component);
  if (error === undefined) return undefined;
  return html`<p class="wrong" id="${controlId(component, drawing)}-error" role="alert">${error}</p>`;
}

/** What an input shows: in a run what was entered, in a picture the initial value, its own or its Form's. */
export function valueOf(component: Component, drawing: DrawingContext): DisplayValue | undefined {
  if (drawing.live !== undefined) {
    const value = drawing.live.inputOf(component);
    return value && { value, source: undefined };
  }
  const ownValue = propertyOf(component, "init-value", drawing);
  if (ownValue !== undefined) return ownValue;
  const name = textOf(memberOf(component.node, "name"));
  // `init-values` of a Form has a member for each input.
  for (let owner = component.parent; owner !== undefined; owner = owner.parent) {
    if (owner.type !== "Form" || name === undefined) continue;
    const value = memberOf(propertyOf(owner, "init-values", drawing)?.value, name);
    if (value !== undefined) return drawing.display(value, component.screen);
  }
  return undefined;
}

/** Notes on the conditions under which a component is visible or enabled. */
export function conditionNotes(component: Component, drawing: DrawingContext): readonly Markup[] {
  return [
    ...conditionNote(propertyOf(component, "visible", drawing), "shown", "hidden"),
    ...conditionNote(propertyOf(component, "enabled", drawing), "usable", "not usable"),
  ];
}

/** A note if a condition is a binding, or is false. */
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

/** The mark of an optional input. */
function optional(component: Component, drawing: DrawingContext): Markup | undefined {
  const required = propertyOf(component, "required", drawing);
  // A binding has no value yet, and a range has a value for each day: neither is simply optional.
  if (required?.source !== undefined || required?.value?.kind === "object") return undefined;
  return flagOf(required) === true ? undefined : html` <span class="optional">Optional</span>`;
}

/** The types of input whose value WhatsApp hides. */
const hiddenTypes = new Set(["password", "passcode"]);

/**
 * The type of control and the keyboard for each `input-type`. Numbers and email addresses are texts for
 * the browser, or it would refuse what `validate-input.ts` has to report.
 */
const fieldTypes: ReadonlyMap<string, Markup> = new Map([
  ["number", html` type="text" inputmode="decimal"`],
  ["email", html` type="text" inputmode="email"`],
  ["phone", html` type="tel"`],
  ["password", html` type="password"`],
  ["passcode", html` type="password" inputmode="numeric"`],
]);

const textInput: DrawComponent = (component, drawing) => {
  const kind = textOf(propertyOf(component, "input-type", drawing)?.value) ?? "text";
  const value = valueOf(component, drawing);
  const picture =
    value !== undefined &&
    html`<p class="value">${hiddenTypes.has(kind) ? html`••••••` : textMarkup(value)}</p>`;
  const type = fieldTypes.get(kind) ?? html` type="text"`;
  const control = (attributes: Markup) =>
    html`<input${type}${attributes} value="${enteredText(value)}">`;
  return html`<div class="field">${field(component, drawing, { control, picture })}${
    kind !== "text" && html`<span class="kind">${kind}</span>`
  }</div>${helperText(component, drawing)}`;
};

/** HTML ignores the line break after `<textarea>`; without it, it would ignore one that was entered. */
const textArea: DrawComponent = (component, drawing) => {
  const value = valueOf(component, drawing);
  const picture = value !== undefined && html`<p class="value">${textMarkup(value)}</p>`;
  const control = (attributes: Markup) =>
    html`<textarea rows="3"${attributes}>
${enteredText(value)}</textarea>`;
  return html`<div class="field area">${field(component, drawing, { control, picture })}</div>${helperText(component, drawing)}`;
};

/** A control, and what a picture has instead. */
interface Field {
  /** Draws the control of a run, with attributes that connect it with its component. */
  readonly control: (attributes: Markup) => Markup;
  /** The initial value, for a picture; false if there is none. */
  readonly picture: Markup | false;
}

/** A label above the control of an input, or in a picture above its initial value. */
export function field(
  component: Component,
  drawing: DrawingContext,
  { control, picture }: Field,
): Markup {
  const words = labelWords(component, drawing);
  if (drawing.live === undefined) return html`<p class="label">${words}</p>${picture}`;
  const id = controlId(component, drawing);
  const attributes = html` id="${id}" autocomplete="off"${controlAttributes(component, drawing, { reading: "text" })}`;
  return html`<label class="label" for="${id}">${words}</label>${control(attributes)}`;
}

/** The components to enter text, by type. */
export const inputs: Readonly<Record<string, DrawComponent>> = {
  TextInput: textInput,
  TextArea: textArea,
};

/** The words on the button of a PhotoPicker, by `photo-source`. */
const photoSources: ReadonlyMap<string, string> = new Map([
  ["camera", "Take photo"],
  ["gallery", "Choose photo"],
  ["camera_gallery", "Take or choose photo"],
]);

const photoPicker: DrawComponent = (component, drawing) => {
  const source = textOf(propertyOf(component, "photo-source", drawing)?.value) ?? "camera_gallery";
  return html`${labelAbove(component, drawing)}${picker(component, drawing, {
    words: html`${icon("camera")}${photoSources.get(source) ?? source}`,
    accept: "image/*",
  })}${files("photos")(component, drawing)}${helperText(component, drawing)}`;
};

const documentPicker: DrawComponent = (component, drawing) => {
  // The text of an array has a line for each type.
  const types = plainText(propertyOf(component, "allowed-mime-types", drawing)?.value);
  return html`${labelAbove(component, drawing)}${picker(component, drawing, {
    words: html`${icon("document")}Upload document`,
    accept: types?.replaceAll("\n", ",") ?? "",
  })}${files("documents")(component, drawing)}${
    types !== undefined && html`<p class="note">${types.replaceAll("\n", ", ")}</p>`
  }${helperText(component, drawing)}`;
};

/** The button of a picker of files. */
interface Picker {
  readonly words: Markup;
  /** The types of files that can be chosen, as the attribute `accept` has them; empty for all. */
  readonly accept: string;
}

/** The button that chooses files, and in a run the names of the chosen files. */
function picker(component: Component, drawing: DrawingContext, { words, accept }: Picker): Markup {
  if (drawing.live === undefined) return html`<p class="picker">${words}</p>`;
  const id = controlId(component, drawing);
  const chosen = itemsOf(drawing.live.inputOf(component)).map(
    (file) => html`<li>${textOf(memberOf(file, "file_name"))}</li>`,
  );
  return html`<label class="picker" for="${id}">${words}</label><input type="file" class="unseen" id="${id}" multiple accept="${accept}" aria-labelledby="${id}-label"${controlAttributes(
    component,
    drawing,
    { reading: "files" },
  )}>${chosen.length > 0 && html`<ul class="chosen-files">${chosen}</ul>`}`;
}

/** A note on the number and the size of files. A missing property has its documented default. */
function files(what: "photos" | "documents"): DrawComponent {
  return (component, drawing) => {
    const number = (key: string) =>
      plainText(propertyOf(component, key, drawing)?.value) ??
      String(component.spec?.properties[key]?.default);
    const least = number(`min-uploaded-${what}`);
    const most = number(`max-uploaded-${what}`);
    const size = number("max-file-size-kb");
    return html`<p class="note">${least} to ${most} ${what}, each up to ${size} kB</p>`;
  };
}

/** The components to choose files, by type. */
export const pickers: Readonly<Record<string, DrawComponent>> = {
  PhotoPicker: photoPicker,
  DocumentPicker: documentPicker,
};
