import type { Component } from "../../../provider/flow-json/model/flow-model";
import {
  type JsonNode,
  memberOf,
  membersOf,
  textOf,
} from "../../../provider/flow-json/syntax/json-node";
import { sourceMarkup } from "./display-value";
import { changeMark, type DrawingContext } from "./drawing";
import { html, type Markup } from "./markup";

/** The properties that have an action, each with the words for when it happens. A click needs no words. */
const occasions: Readonly<Record<string, string>> = {
  "on-click-action": "",
  "on-select-action": "when chosen: ",
  "on-unselect-action": "when given up: ",
};

/** One note for each action of a component, an option or a list item. A run performs actions, and has no notes. */
export function actionNotes(owner: Component["node"], drawing: DrawingContext): readonly Markup[] {
  if (drawing.live !== undefined) return [];
  return Object.entries(occasions).flatMap(([key, occasion]) => {
    const action = memberOf(owner, key);
    if (action?.kind !== "object") return [];
    const mark = changeMark(action.path, drawing);
    return [
      html`${mark}<p class="note${mark && " changed"}">${occasion}${describeAction(action, drawing)}</p>`,
    ];
  });
}

/** What an action does. A name that the document lacks is `?`. */
function describeAction(
  action: JsonNode,
  { flow, findings, linksScreens }: DrawingContext,
): Markup {
  const name = textOf(memberOf(action, "name"));
  switch (name) {
    case "navigate": {
      const target = textOf(memberOf(memberOf(action, "next"), "name")) ?? "?";
      const screen = flow.screenById.get(target);
      return screen === undefined || !linksScreens
        ? html`→ ${sourceMarkup(target)}`
        : html`→ <a href="#${findings.anchorOf(screen.node)}">${target}</a>`;
    }
    case "complete":
      return html`✓ ends the flow`;
    case "data_exchange":
      return html`⇄ requests data from the endpoint`;
    case "open_url":
      return html`↗ opens ${sourceMarkup(textOf(memberOf(action, "url")) ?? "?")}`;
    case "update_data": {
      const fields = membersOf(memberOf(action, "payload")).map(({ key }) => key);
      return html`sets ${sourceMarkup(fields.join(", "))}`;
    }
    default:
      return html`action ${sourceMarkup(name ?? "?")}`;
  }
}
