import { itemsOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { type DrawComponent, memberShown, propertyOf } from "../drawing";
import { html } from "../markup";
import { picture } from "../picture";
import { plainText, sourceMarkup } from "../shown";

const image: DrawComponent = (component, drawing) => {
  const number = (key: string) => {
    const value = propertyOf(component, key, drawing)?.value;
    return value?.kind === "number" ? value.value : undefined;
  };
  const [width, height] = [number("width"), number("height")];
  const drawn = picture(
    propertyOf(component, "src", drawing),
    plainText(propertyOf(component, "alt-text", drawing)?.value),
    { ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }) },
  );
  const scale = textOf(propertyOf(component, "scale-type", drawing)?.value);
  return html`<div class="image${scale === "cover" && " cover"}">${drawn}</div>`;
};

const imageCarousel: DrawComponent = (component, drawing) => {
  const source = propertyOf(component, "images", drawing);
  const place = { screen: component.screen, flow: drawing.flow };
  const images = itemsOf(source?.value).map((item) => {
    const alternative = plainText(memberShown(item, "alt-text", place)?.value);
    return html`<li>${picture(memberShown(item, "src", place), alternative)}</li>`;
  });
  const wide = textOf(propertyOf(component, "aspect-ratio", drawing)?.value) === "16:9";
  return html`<div class="carousel" tabindex="0" role="group" aria-label="Pictures"><ul class="${wide ? "wide" : "narrow"}">${images}</ul></div>${
    source?.source !== undefined &&
    html`<p class="note">pictures from ${sourceMarkup(source.source)}</p>`
  }`;
};

export const pictures: Readonly<Record<string, DrawComponent>> = {
  Image: image,
  ImageCarousel: imageCarousel,
};
