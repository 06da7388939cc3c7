import type { Component, Screen } from "../../../provider/flow-json/model/flow-model";
import { memberOf } from "../../../provider/flow-json/syntax/json-node";
import { textMarkup } from "./display-value";
import { componentsIn, type Drawing } from "./drawing";
import { findingNotes } from "./findings";
import type { GraphScreen } from "./graph/routing-graph";
import { html, icon, type Markup } from "./markup";

/** A screen as a phone shows it, below its name and its role in the flow. */
export function drawScreen(screen: Screen, place: GraphScreen, drawing: Drawing): Markup {
  const anchor = drawing.findings.anchorOf(screen.node);
  const title = memberOf(screen.node, "title");
  const footers = [...footersOf(componentsIn(screen))];
  const body = componentsIn(screen).filter(({ type }) => type !== "Footer");
  const isChanged = drawing.changed?.has(screen.node.path) === true;
  return html`<section class="screen${isChanged && " changed"}" id="${anchor}" aria-labelledby="${anchor}-name">
<h3 id="${anchor}-name">${drawing.version !== undefined && html`${drawing.version} `}<code>${place.name}</code>${marks(place)}</h3>
${findingNotes(drawing.findings.at(screen.node))}
<div class="phone"><div class="bar">${icon("close")}<p class="screen-title">${
    title !== undefined && textMarkup(drawing.display(title, screen))
  }</p>${icon("more")}</div>
<div class="content">${body.map((component) => drawing.draw(component, drawing))}</div>
${footers.length > 0 && html`<div class="bottom">${footers.map((component) => drawing.draw(component, drawing))}</div>`}</div>
</section>`;
}

/**
 * The buttons at the bottom of a screen, which a Form may contain. A Footer in a branch is drawn
 * there instead.
 */
function* footersOf(components: readonly Component[]): Iterable<Component> {
  for (const component of components) {
    if (component.type === "Footer") yield component;
    else if (component.type === "Form") yield* footersOf(componentsIn(component));
  }
}

function marks({ isEntry, isTerminal, isSuccess }: GraphScreen): readonly Markup[] {
  return [
    ...(isEntry ? [html` <span class="mark entry">Entry</span>`] : []),
    ...(isTerminal ? [html` <span class="mark terminal">Terminal</span>`] : []),
    ...(isTerminal && !isSuccess ? [html` <span class="mark">No success</span>`] : []),
  ];
}
