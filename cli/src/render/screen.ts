import type { Component, Screen } from "../../../provider/flow-json/model/flow-model";
import { memberOf } from "../../../provider/flow-json/syntax/json-node";
import { textMarkup } from "./display-value";
import { changeMark, componentsIn, componentsToDraw, type DrawingContext } from "./drawing";
import { findingNotes } from "./findings";
import type { GraphScreen } from "./graph/routing-graph";
import { html, icon, type Markup } from "./markup";

/**
 * A screen as a phone shows it, below its name and its role in the flow.
 *
 * @param graphScreen The screen in the routing graph, which knows its role.
 */
export function drawScreen(
  screen: Screen,
  graphScreen: GraphScreen,
  drawing: DrawingContext,
): Markup {
  const anchor = drawing.findings.anchorOf(screen.node);
  const mark = changeMark(screen.node.path, drawing);
  // If only properties of the screen change, its title is outlined, otherwise the whole phone. The words are
  // those of `marksOf` in `changes/changed-document.ts`, the classes those of `changes/style.ts`.
  const isWhole = !["Changed", "Before"].includes(drawing.changed?.get(screen.node.path) ?? "");
  return html`<section class="screen${mark && (isWhole ? " changed whole" : " changed")}" id="${anchor}" aria-labelledby="${anchor}-name">
<h3 id="${anchor}-name">${drawing.side !== undefined && html`${drawing.side} `}<code>${graphScreen.name}</code>${marks(graphScreen)}</h3>
${mark}${findingNotes(drawing.findings.at(screen.node))}
${drawPhone(
  screen,
  drawing,
  html`${icon("close")}<p class="screen-title">${screenTitle(screen, drawing)}</p>${icon("more")}`,
)}
</section>`;
}

/** The title in the bar of a phone; `undefined` if the screen has none. */
export function screenTitle(screen: Screen, drawing: DrawingContext): Markup | undefined {
  const title = memberOf(screen.node, "title");
  return title && textMarkup(drawing.display(title, screen));
}

/** In a run a long screen scrolls inside of the phone, also by keyboard. */
const scrollAttributes = html` tabindex="0" role="group" aria-label="Screen"`;

/** A screen as a phone shows it, below a bar with its title. */
export function drawPhone(screen: Screen, drawing: DrawingContext, bar: Markup): Markup {
  const footers = [...footersOf(screen, drawing)];
  const body = componentsIn(screen).filter(({ type }) => type !== "Footer");
  return html`<div class="phone"><div class="bar">${bar}</div>
<div class="content"${drawing.live !== undefined && scrollAttributes}>${body.map((component) => drawing.draw(component, drawing))}</div>
${footers.length > 0 && html`<div class="bottom">${footers.map((component) => drawing.draw(component, drawing))}</div>`}</div>`;
}

/**
 * The buttons at the bottom of a screen, which a Form may contain. In a picture, which shows all
 * branches, a Footer in a branch is drawn in the branch instead.
 */
function* footersOf(owner: Component | Screen, drawing: DrawingContext): Iterable<Component> {
  for (const component of componentsToDraw(owner, drawing)) {
    if (component.type === "Footer") yield component;
    else yield* footersOf(component, drawing);
  }
}

/** The role of a screen in the flow. */
function marks({ isEntry, isTerminal, isSuccess }: GraphScreen): readonly Markup[] {
  return [
    ...(isEntry ? [html` <span class="mark entry">Entry</span>`] : []),
    ...(isTerminal ? [html` <span class="mark terminal">Terminal</span>`] : []),
    ...(isTerminal && !isSuccess ? [html` <span class="mark">No success</span>`] : []),
  ];
}
