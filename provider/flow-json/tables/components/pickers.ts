import type { ComponentSpec, PropertySpec } from "../spec";
import {
  enabled,
  errorMessage,
  label,
  listOf,
  literalWords,
  name,
  optional,
  shown,
  visible,
  wholeNumber,
  words,
} from "../values";
import { mimeTypes } from "./mime-types";

const largestFileKb = 25600;

function picker(files: "photos" | "documents"): Readonly<Record<string, PropertySpec>> {
  return {
    name,
    label: label(80),
    description: optional("A second line below the label.", shown(300)),
    "max-file-size-kb": optional(
      `The largest size of a file, in kilobytes.\n@default ${largestFileKb}`,
      wholeNumber(1, largestFileKb),
    ),
    [`min-uploaded-${files}`]: optional(
      "The least number of files; more than 0 makes it required.\n@default 0",
      wholeNumber(0, 30),
    ),
    [`max-uploaded-${files}`]: optional(
      "The largest number of files.\n@default 30",
      wholeNumber(1, 30),
    ),
    enabled,
    visible,
    "error-message": errorMessage(),
  };
}

/** @see https://developers.facebook.com/docs/whatsapp/flows/reference/media_upload */
export const pickerComponents: readonly ComponentSpec[] = [
  {
    name: "PhotoPicker",
    doc: "Photos from the camera or the gallery.",
    since: "4.0",
    in: { Screen: true, Form: true, If: true, Switch: true },
    input: "in Form",
    properties: {
      ...picker("photos"),
      "photo-source": optional(
        'Where photos come from.\n@default "camera_gallery"',
        words("camera_gallery", "camera", "gallery"),
      ),
    },
  },
  {
    name: "DocumentPicker",
    doc: "Files of the user.",
    since: "4.0",
    in: { Screen: true, Form: true, If: true, Switch: true },
    input: "in Form",
    properties: {
      ...picker("documents"),
      "allowed-mime-types": optional(
        "The kinds of files that are taken.\n@default all",
        listOf(literalWords(...mimeTypes), { dynamic: false, least: 1, called: "MIME types" }),
      ),
    },
  },
];
