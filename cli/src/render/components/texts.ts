import { textOf } from "../../../../provider/flow-json/syntax/json-node";
import { flagOf, plainText, textMarkup } from "../display-value";
import { type DrawComponent, propertyOf } from "../drawing";
import { markdown } from "../markdown";
import { html, type Markup } from "../markup";
import { isEnabled, tapTarget } from "./controls";

const heading: DrawComponent = (component, drawing) =>
  html`<h4 class="heading">${textMarkup(propertyOf(component, "text", drawing))}</h4>`;

const subheading: DrawComponent = (component, drawing) =>
  html`<h4 class="subheading">${textMarkup(propertyOf(component, "text", drawing))}</h4>`;

/** A TextBody or TextCaption, which may contain Markdown. */
function paragraph(className: "body" | "caption"): DrawComponent {
  return (component, drawing) => {
    const text = propertyOf(component, "text", drawing);
    const plain = plainText(text?.value);
    if (plain !== undefined && flagOf(propertyOf(component, "markdown", drawing)) === true) {
      return html`<div class="${className}">${markdown(plain, { rich: false })}</div>`;
    }
    const weight = textOf(propertyOf(component, "font-weight", drawing)?.value) ?? "normal";
    const isStruck = flagOf(propertyOf(component, "strikethrough", drawing)) === true;
    return html`<p class="${className}">${styled(textMarkup(text), weight, isStruck)}</p>`;
  };
}

/** A text in the style of `font-weight` (for example `bold_italic`) and `strikethrough`. */
function styled(text: Markup, weight: string, isStruck: boolean): Markup {
  const slanted = weight.includes("italic") ? html`<em>${text}</em>` : text;
  const weighted = weight.includes("bold") ? html`<strong>${slanted}</strong>` : slanted;
  return isStruck ? html`<s>${weighted}</s>` : weighted;
}

const richText: DrawComponent = (component, drawing) => {
  const text = propertyOf(component, "text", drawing);
  const plain = plainText(text?.value);
  return plain === undefined
    ? html`<p class="body">${textMarkup(text)}</p>`
    : html`<div class="body rich">${markdown(plain, { rich: true })}</div>`;
};

/** The components that are texts, by type. */
export const texts: Readonly<Record<string, DrawComponent>> = {
  TextHeading: heading,
  TextSubheading: subheading,
  TextBody: paragraph("body"),
  TextCaption: paragraph("caption"),
  RichText: richText,
};

const embeddedLink: DrawComponent = (component, drawing) => {
  const words = textMarkup(propertyOf(component, "text", drawing));
  return (
    tapTarget(component, drawing, { className: "link", words }) ??
    html`<p class="link">${words}</p>`
  );
};

const footer: DrawComponent = (component, drawing) => {
  const caption = (key: string) => {
    const value = propertyOf(component, key, drawing);
    return value !== undefined && html`<span>${textMarkup(value)}</span>`;
  };
  const captions = [caption("left-caption"), caption("center-caption"), caption("right-caption")];
  const isUsable = isEnabled(component, drawing);
  const words = textMarkup(propertyOf(component, "label", drawing));
  return html`${
    captions.some((each) => each !== false) && html`<p class="captions">${captions}</p>`
  }${
    tapTarget(component, drawing, { className: "button", words, isUsable }) ??
    html`<p class="button${!isUsable && " unusable"}">${words}</p>`
  }`;
};

/** The components to tap that have no value, by type. */
export const links: Readonly<Record<string, DrawComponent>> = {
  EmbeddedLink: embeddedLink,
  Footer: footer,
};
