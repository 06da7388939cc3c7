import { textOf } from "../../../../provider/flow-json/syntax/json-node";
import { type DrawComponent, propertyOf } from "../drawing";
import { icon } from "../icons";
import { html } from "../markup";
import { plainText } from "../shown";
import { helperText, labelAbove } from "./field";

const sources: Readonly<Record<string, string>> = {
  camera: "Take photo",
  gallery: "Choose photo",
  camera_gallery: "Take or choose photo",
};

const photoPicker: DrawComponent = (component, drawing) => {
  const source = textOf(propertyOf(component, "photo-source", drawing)?.value) ?? "camera_gallery";
  return html`${labelAbove(component, drawing)}<p class="picker">${icon("camera")}${
    sources[source] ?? source
  }</p>${files("photos")(component, drawing)}${helperText(component, drawing)}`;
};

const documentPicker: DrawComponent = (component, drawing) => {
  const types = plainText(propertyOf(component, "allowed-mime-types", drawing)?.value);
  return html`${labelAbove(component, drawing)}<p class="picker">${icon("document")}Upload document</p>${files(
    "documents",
  )(component, drawing)}${
    types !== undefined && html`<p class="note">${types.replaceAll("\n", ", ")}</p>`
  }${helperText(component, drawing)}`;
};

/** How many files, and how large. */
function files(what: "photos" | "documents"): DrawComponent {
  return (component, drawing) => {
    const number = (key: string, fallback: number) =>
      plainText(propertyOf(component, key, drawing)?.value) ?? String(fallback);
    const least = number(`min-uploaded-${what}`, 0);
    const most = number(`max-uploaded-${what}`, 30);
    const size = number("max-file-size-kb", 25600);
    return html`<p class="note">${least} to ${most} ${what}, each up to ${size} kB</p>`;
  };
}

export const pickers: Readonly<Record<string, DrawComponent>> = {
  PhotoPicker: photoPicker,
  DocumentPicker: documentPicker,
};
