import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { actionNotes } from "../actions";
import { flagOf, sourceMarkup, textMarkup } from "../display-value";
import { type DrawComponent, memberDisplay, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";
import { picture } from "./pictures";

export const navigationList: DrawComponent = (component, drawing) => {
  const place = { screen: component.screen, flow: drawing.flow };
  const line = (owner: JsonNode | undefined, key: string, className: string) => {
    const value = memberDisplay(owner, key, place);
    return value !== undefined && html`<span class="${className}">${textMarkup(value)}</span>`;
  };
  const entry = (item: JsonNode): Markup => {
    const main = memberOf(item, "main-content");
    const end = memberOf(item, "end");
    const start = memberOf(item, "start");
    const image = memberDisplay(start, "image", place);
    const alternative = textOf(memberDisplay(start, "alt-text", place)?.value) ?? "";
    const tags = itemsOf(memberOf(item, "tags")).map(
      (tag) => html`<span class="tag">${textOf(tag)}</span>`,
    );
    const usable = flagOf(memberDisplay(item, "enabled", place)) !== false;
    return html`<li class="option">${
      image !== undefined && html`<span class="thumb">${picture(image, alternative)}</span>`
    }<span class="words${!usable && " unusable"}"><span class="first">${line(main, "title", "title")}${line(
      item,
      "badge",
      "badge",
    )}</span>${line(main, "description", "more")}${line(main, "metadata", "more")}${
      tags.length > 0 && html`<span class="tags">${tags}</span>`
    }${item.kind === "object" && actionNotes(item, drawing)}</span>${
      end !== undefined &&
      html`<span class="end">${line(end, "title", "title")}${line(end, "description", "more")}${line(end, "metadata", "more")}</span>`
    }${icon("onward")}</li>`;
  };

  const items = propertyOf(component, "list-items", drawing);
  const label = propertyOf(component, "label", drawing);
  const description = propertyOf(component, "description", drawing);
  return html`${label !== undefined && html`<p class="label">${textMarkup(label)}</p>`}${
    description !== undefined && html`<p class="caption">${textMarkup(description)}</p>`
  }<ul class="options">${itemsOf(items?.value).map(entry)}</ul>${
    items?.source !== undefined &&
    html`<p class="note">entries from ${sourceMarkup(items.source)}</p>`
  }`;
};
