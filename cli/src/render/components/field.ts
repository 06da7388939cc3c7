import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { type Drawing, propertyOf } from "../drawing";
import { html, type Markup } from "../markup";
import { flagOf, type Shown, shownOf, sourceMarkup, textMarkup } from "../shown";

/** The words of an input's label; what need not be filled in says so, as in WhatsApp. */
export function labelWords(component: Component, drawing: Drawing): Markup {
  return html`${textMarkup(propertyOf(component, "label", drawing))}${optional(component, drawing)}`;
}

/** A label above an input, and the description below it. */
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

/** What an input holds at first, from itself or from its Form. */
export function initialOf(component: Component, drawing: Drawing): Shown | undefined {
  const own = propertyOf(component, "init-value", drawing);
  if (own !== undefined) return own;
  const name = textOf(memberOf(component.node, "name"));
  for (let owner = component.parent; owner !== undefined; owner = owner.parent) {
    if (owner.type !== "Form" || name === undefined) continue;
    const value = memberOf(propertyOf(owner, "init-values", drawing)?.value, name);
    if (value !== undefined) return shownOf(value, component.screen, drawing.flow);
  }
  return undefined;
}

/** What is not always so: shown or usable only under a condition. */
export function conditionNotes(component: Component, drawing: Drawing): readonly Markup[] {
  return [
    ...conditionNote(propertyOf(component, "visible", drawing), "shown", "hidden"),
    ...conditionNote(propertyOf(component, "enabled", drawing), "usable", "not usable"),
  ];
}

function conditionNote(shown: Shown | undefined, yes: string, no: string): readonly Markup[] {
  if (shown?.source !== undefined) {
    return [html`<p class="note">${yes} if ${sourceMarkup(shown.source)}</p>`];
  }
  return flagOf(shown) === false ? [html`<p class="note">${no}</p>`] : [];
}

function optional(component: Component, drawing: Drawing): Markup | undefined {
  const required = propertyOf(component, "required", drawing);
  // Before a binding has its value nobody knows; a range has two switches, and no word for both.
  if (required?.source !== undefined || required?.value?.kind === "object") return undefined;
  return flagOf(required) === true ? undefined : html` <span class="optional">Optional</span>`;
}
