import { type DrawComponent, propertyOf } from "../drawing";
import { html } from "../markup";
import { flagOf, textMarkup } from "../shown";

const embeddedLink: DrawComponent = (component, drawing) =>
  html`<p class="link">${textMarkup(propertyOf(component, "text", drawing))}</p>`;

const footer: DrawComponent = (component, drawing) => {
  const caption = (key: string) => {
    const shown = propertyOf(component, key, drawing);
    return shown !== undefined && html`<span>${textMarkup(shown)}</span>`;
  };
  const captions = [caption("left-caption"), caption("center-caption"), caption("right-caption")];
  const usable = flagOf(propertyOf(component, "enabled", drawing)) !== false;
  return html`${
    captions.some((words) => words !== false) && html`<p class="captions">${captions}</p>`
  }<p class="button${!usable && " unusable"}">${textMarkup(propertyOf(component, "label", drawing))}</p>`;
};

export const links: Readonly<Record<string, DrawComponent>> = {
  EmbeddedLink: embeddedLink,
  Footer: footer,
};
