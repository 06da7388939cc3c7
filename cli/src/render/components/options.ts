import type { Component } from "../../../../provider/flow-json/model/flow-model";
import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { actionNotes } from "../actions";
import { flagOf, sourceMarkup, textMarkup } from "../display-value";
import { displayOf, type DrawingContext, propertyOf } from "../drawing";
import { html, type Markup } from "../markup";
import { describedBy, controlAttributes, controlId } from "./controls";
import { drawImage } from "./images";
import { valueOf } from "./inputs";

/** An option of an input. */
export interface Option {
  /** The option in the document or, in a run, its value. */
  readonly node: JsonNode;
  readonly id: string | undefined;
  readonly isChosen: boolean;
  readonly isUsable: boolean;
}

/** The options that an input lists, from the document or the run. */
export function optionsOf(component: Component, drawing: DrawingContext): readonly Option[] {
  const nodes = itemsOf(propertyOf(component, "data-source", drawing)?.value);
  // The value is an id or an array of ids: an id has no items, and an array has no text.
  const value = valueOf(component, drawing)?.value;
  const chosen = new Set([value, ...itemsOf(value)].map(textOf));
  return nodes.map((node) => {
    const id = textOf(displayOf(memberOf(node, "id"), component, drawing)?.value);
    const enabled = displayOf(memberOf(node, "enabled"), component, drawing);
    return {
      node,
      id,
      isChosen: id !== undefined && chosen.has(id),
      isUsable: flagOf(enabled) !== false,
    };
  });
}

/**
 * The drawn options as a list, and in a picture below it the binding that they come from. A run has the value
 * of the binding, so it has no such note.
 */
export function optionList(
  component: Component,
  drawing: DrawingContext,
  draw: (option: Option) => Markup,
): Markup {
  const items = optionsOf(component, drawing).map(draw);
  const from = propertyOf(component, "data-source", drawing)?.source;
  return html`${
    items.length > 0 && html`<ul class="options">${items}</ul>`
  }${from !== undefined && html`<p class="note">options from ${sourceMarkup(from)}</p>`}`;
}

/**
 * The control of an option in a run. The page reads one id from radio buttons, a list of ids from checkboxes.
 * An option without an id, which the checker reports, has an empty one.
 */
export function optionControl(
  { id = "", isChosen, isUsable }: Option,
  type: "radio" | "checkbox",
  { component, drawing }: { readonly component: Component; readonly drawing: DrawingContext },
): Markup {
  const attributes = controlAttributes(component, drawing, {
    reading: type === "radio" ? "one" : "many",
    isUsable,
  });
  const group = controlId(component, drawing);
  return html`<input type="${type}" id="${group}-${id}" name="${group}" value="${id}"${isChosen && html` checked`}${attributes}>`;
}

/**
 * Connects the controls of options with the label and the texts of their component. A picture has no
 * controls: it gets the options unchanged.
 */
export function labeledGroup(
  component: Component,
  drawing: DrawingContext,
  { type, options }: { readonly type: "radio" | "checkbox"; readonly options: Markup },
): Markup {
  if (drawing.live === undefined) return options;
  const role = type === "radio" ? "radiogroup" : "group";
  const labelId = `${controlId(component, drawing)}-label`;
  return html`<div role="${role}" aria-labelledby="${labelId}"${describedBy(component, drawing)}>${options}</div>`;
}

/** What an option shows: its image or color, its texts, and notes on its actions. */
export function optionContent(
  { node, isUsable }: Option,
  component: Component,
  drawing: DrawingContext,
): Markup {
  const line = (key: string, className: string) => {
    const value = displayOf(memberOf(node, key), component, drawing);
    return value !== undefined && html`<span class="${className}">${textMarkup(value)}</span>`;
  };
  return html`${optionThumb(node, component, drawing)}<span class="words${!isUsable && " unusable"}">${line(
    "title",
    "title",
  )}${line("description", "more")}${line("metadata", "more")}${
    node.kind === "object" && actionNotes(node, drawing)
  }</span>`;
}

/** The small image of an option, or a square of its color. */
function optionThumb(
  option: JsonNode,
  component: Component,
  drawing: DrawingContext,
): Markup | undefined {
  const image = displayOf(memberOf(option, "image"), component, drawing);
  if (image !== undefined) {
    const alternative = textOf(displayOf(memberOf(option, "alt-text"), component, drawing)?.value);
    // Without a text of its own, the image only decorates the title.
    return html`<span class="thumb">${drawImage(image, alternative ?? "")}</span>`;
  }
  const color = textOf(displayOf(memberOf(option, "color"), component, drawing)?.value);
  if (color === undefined || !/^#[0-9a-f]{6}$/i.test(color)) return undefined;
  return html`<svg class="thumb" viewBox="0 0 1 1" aria-hidden="true"><rect width="1" height="1" fill="${color}" /></svg>`;
}
