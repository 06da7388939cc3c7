import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { actionNotes } from "../actions";
import { flagOf, sourceMarkup, textMarkup } from "../display-value";
import { type DrawComponent, displayOf, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";
import { tapTarget } from "./controls";
import { drawImage } from "./images";

/** A list of items to tap. An item has its own action, or the list has one for all. */
export const navigationList: DrawComponent = (component, drawing) => {
  const line = (owner: JsonNode | undefined, key: string, className: string) => {
    const value = displayOf(memberOf(owner, key), component, drawing);
    return value !== undefined && html`<span class="${className}">${textMarkup(value)}</span>`;
  };
  const drawItem = (item: JsonNode, index: number): Markup => {
    const main = memberOf(item, "main-content");
    const end = memberOf(item, "end");
    const start = memberOf(item, "start");
    const image = displayOf(memberOf(start, "image"), component, drawing);
    // Without a text of its own, the image only decorates the title.
    const alternative =
      textOf(displayOf(memberOf(start, "alt-text"), component, drawing)?.value) ?? "";
    const tags = itemsOf(memberOf(item, "tags")).map(
      (tag) => html`<span class="tag">${textOf(tag)}</span>`,
    );
    const isUsable = flagOf(displayOf(memberOf(item, "enabled"), component, drawing)) !== false;
    const words = html`${
      image !== undefined && html`<span class="thumb">${drawImage(image, alternative)}</span>`
    }<span class="words${!isUsable && " unusable"}"><span class="first">${line(main, "title", "title")}${line(
      item,
      "badge",
      "badge",
    )}</span>${line(main, "description", "more")}${line(main, "metadata", "more")}${
      tags.length > 0 && html`<span class="tags">${tags}</span>`
    }${item.kind === "object" && actionNotes(item, drawing)}</span>${
      end !== undefined &&
      html`<span class="end">${line(end, "title", "title")}${line(end, "description", "more")}${line(end, "metadata", "more")}</span>`
    }${icon("onward")}`;
    const target = tapTarget(component, drawing, {
      className: "option",
      words,
      item: index,
      isUsable,
    });
    return target === undefined ? html`<li class="option">${words}</li>` : html`<li>${target}</li>`;
  };

  const items = propertyOf(component, "list-items", drawing);
  const label = propertyOf(component, "label", drawing);
  const description = propertyOf(component, "description", drawing);
  return html`${label !== undefined && html`<p class="label">${textMarkup(label)}</p>`}${
    description !== undefined && html`<p class="caption">${textMarkup(description)}</p>`
  }<ul class="options">${itemsOf(items?.value).map(drawItem)}</ul>${
    items?.source !== undefined &&
    html`<p class="note">entries from ${sourceMarkup(items.source)}</p>`
  }`;
};
