import type { Component } from "../../../../provider/flow-json/model/flow-model";
import { slotsOf } from "../../../../provider/flow-json/model/property-specs";
import { memberOf } from "../../../../provider/flow-json/syntax/json-node";
import { plainText, sourceMarkup } from "../display-value";
import {
  componentsIn,
  componentsToDraw,
  type DrawComponent,
  type DrawingContext,
} from "../drawing";
import { html, type Markup } from "../markup";

/** A Form is invisible. `drawPhone` draws its Footer, at the bottom of the screen. */
const form: DrawComponent = (component, drawing) => drawInside(component, drawing);

const ifComponent: DrawComponent = (component, drawing) => {
  const condition = source(component, "condition");
  const labels: Readonly<Record<string, Markup>> = {
    then: html`If ${condition}`,
    else: html`Otherwise`,
  };
  return branches(component, drawing, (slot) => labels[slot] ?? html`${slot}`);
};

const switchComponent: DrawComponent = (component, drawing) => {
  const value = source(component, "value");
  return branches(component, drawing, (slot) => html`If ${value} is ${sourceMarkup(slot)}`);
};

/** The branches of an If or Switch: in a picture all, each with its condition; in a run the one that is shown. */
function branches(
  component: Component,
  drawing: DrawingContext,
  slotLabel: (slot: string) => Markup,
): Markup {
  if (drawing.live !== undefined) return drawInside(component, drawing);
  return html`${slotsOf(component).map(
    ([slot]) =>
      html`<div class="branch"><p class="branch-label">${slotLabel(slot)}</p>${componentsIn(
        component,
        slot,
      ).map((inner) => drawing.draw(inner, drawing))}</div>`,
  )}`;
}

/** The components of a Form, or of the branch that a run shows, without their Footer. */
function drawInside(component: Component, drawing: DrawingContext): Markup {
  const inside = componentsToDraw(component, drawing).filter(({ type }) => type !== "Footer");
  return html`${inside.map((inner) => drawing.draw(inner, drawing))}`;
}

/** The condition of an If, or the value of a Switch, as in the document; `?` if it has none. */
function source(component: Component, key: string): Markup {
  return sourceMarkup(plainText(memberOf(component.node, key)) ?? "?");
}

/** The components that contain others, by type. */
export const containers: Readonly<Record<string, DrawComponent>> = {
  Form: form,
  If: ifComponent,
  Switch: switchComponent,
};
