import { actionNotes } from "../actions";
import { flagOf, sourceMarkup } from "../display-value";
import { changeMark, type DrawComponent, propertyOf } from "../drawing";
import { findingNotes } from "../findings";
import { html } from "../markup";
import { choices } from "./choices";
import { containers } from "./containers";
import { dates } from "./dates";
import { images } from "./images";
import { conditionNotes, inputs, pickers } from "./inputs";
import { navigationList } from "./navigation-list";
import { links, texts } from "./texts";

/** The functions that draw components, by type. */
const drawings: ReadonlyMap<string, DrawComponent> = new Map(
  Object.entries({
    ...texts,
    ...inputs,
    ...choices,
    ...dates,
    ...images,
    NavigationList: navigationList,
    ...pickers,
    ...links,
    ...containers,
  }),
);

/**
 * Draws a component as WhatsApp does, with notes on what is invisible and on what is wrong. A run omits hidden
 * components and notes on conditions. Only tests and `style.ts` read `data-type`.
 */
export const drawComponent: DrawComponent = (component, drawing) => {
  const { node, type = "" } = component;
  const isHidden = flagOf(propertyOf(component, "visible", drawing)) === false;
  if (drawing.live !== undefined && isHidden) return html``;
  const draw = drawings.get(type) ?? unknownComponent;
  const findings = drawing.findings.at(node);
  const mark = changeMark(node.path, drawing);
  return html`<div class="part${findings.length > 0 && " faulty"}${mark && " changed"}" id="${drawing.findings.anchorOf(
    node,
  )}" data-type="${type}">${mark}${draw(component, drawing)}${
    drawing.live === undefined && conditionNotes(component, drawing)
  }${actionNotes(node, drawing)}${findingNotes(findings)}</div>`;
};

const unknownComponent: DrawComponent = ({ type }) =>
  html`<p class="unknown">${
    type === undefined
      ? "A component without a type"
      : html`No known component: ${sourceMarkup(type)}`
  }</p>`;
