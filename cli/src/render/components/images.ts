import {
  itemsOf,
  type JsonNode,
  memberOf,
  textOf,
} from "../../../../provider/flow-json/syntax/json-node";
import { plainText, type DisplayValue, sourceMarkup } from "../display-value";
import { type DrawComponent, displayOf, propertyOf } from "../drawing";
import { html, icon, type Markup } from "../markup";

/** The first characters of an image in base64, which show its type. */
const kinds: readonly (readonly [beginning: string, type: string])[] = [
  ["/9j/", "image/jpeg"],
  ["iVBORw0KGgo", "image/png"],
  ["UklGR", "image/webp"],
  ["R0lGOD", "image/gif"],
];

/** The size of an image in CSS pixels; a missing one is decided by the style. */
export interface ImageSize {
  readonly width?: number;
  readonly height?: number;
}

/** Draws an image that the document contains as base64. An image at an address is not fetched: pages load nothing. */
export function drawImage(
  source: DisplayValue | undefined,
  alternative: string | undefined,
  size: ImageSize = {},
): Markup {
  const url = imageUrl(source?.value);
  if (url === undefined) return placeholder(source, alternative);
  return html`<img src="${url}" alt="${alternative ?? "A picture without alternative text"}"${attribute(
    "width",
    size.width,
  )}${attribute("height", size.height)}>`;
}

/** A larger size in a document is ignored: the style decides. */
const mostPixels = 1000;

function attribute(name: "width" | "height", value: number | undefined): Markup | undefined {
  return value === undefined || !(value >= 1 && value <= mostPixels)
    ? undefined
    : html` ${name}="${Math.round(value)}"`;
}

/** A `data:` URL of an image in base64; `undefined` for anything else. Its type is that of the data. */
function imageUrl(value: JsonNode | undefined): string | undefined {
  if (value?.kind !== "string") return undefined;
  const data = value.value.replace(/^data:image\/[a-z]+;base64,/, "").replace(/\s+/g, "");
  const type = kinds.find(([beginning]) => data.startsWith(beginning))?.[1];
  if (type === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(data)) return undefined;
  return `data:${type};base64,${data}`;
}

/** What is drawn instead of an image that is not in the document. */
function placeholder(source: DisplayValue | undefined, alternative: string | undefined): Markup {
  const what = alternative ?? "A picture";
  return html`<span class="no-image">${icon("image")}<span>${what}${
    source?.source !== undefined && html` ${sourceMarkup(source.source)}`
  }</span></span>`;
}

const image: DrawComponent = (component, drawing) => {
  const number = (key: string) => {
    const value = propertyOf(component, key, drawing)?.value;
    return value?.kind === "number" ? value.value : undefined;
  };
  const [width, height] = [number("width"), number("height")];
  const drawn = drawImage(
    propertyOf(component, "src", drawing),
    plainText(propertyOf(component, "alt-text", drawing)?.value),
    { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) },
  );
  const scale = textOf(propertyOf(component, "scale-type", drawing)?.value);
  return html`<div class="image${scale === "cover" && " cover"}">${drawn}</div>`;
};

const imageCarousel: DrawComponent = (component, drawing) => {
  const source = propertyOf(component, "images", drawing);
  const entries = itemsOf(source?.value).map((item) => {
    const alternative = plainText(displayOf(memberOf(item, "alt-text"), component, drawing)?.value);
    return html`<li>${drawImage(displayOf(memberOf(item, "src"), component, drawing), alternative)}</li>`;
  });
  const isWide = textOf(propertyOf(component, "aspect-ratio", drawing)?.value) === "16:9";
  return html`<div class="carousel" tabindex="0" role="group" aria-label="Pictures"><ul class="${isWide ? "wide" : "narrow"}">${entries}</ul></div>${
    source?.source !== undefined &&
    html`<p class="note">pictures from ${sourceMarkup(source.source)}</p>`
  }`;
};

/** The components that are images, by type. */
export const images: Readonly<Record<string, DrawComponent>> = {
  Image: image,
  ImageCarousel: imageCarousel,
};
