import type { ComponentSpec, PropertySpec } from "../spec";
import {
  byDefault,
  displayText,
  enabled,
  errorMessage,
  label,
  listOf,
  literalWords,
  name,
  optional,
  visible,
  wholeNumber,
  words,
} from "../values";

/**
 * The types that a DocumentPicker can accept: Meta's list, and at the end one that only Meta's
 * client knows.
 */
const mimeTypes: readonly string[] = [
  "application/gzip",
  "application/msword",
  "application/pdf",
  "application/vnd.ms-excel",
  "application/vnd.ms-powerpoint",
  "application/vnd.oasis.opendocument.presentation",
  "application/vnd.oasis.opendocument.spreadsheet",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/x-7z-compressed",
  "application/zip",
  "image/avif",
  "image/gif",
  "image/heic",
  "image/heif",
  "image/jpeg",
  "image/png",
  "image/tiff",
  "image/webp",
  "text/plain",
  "video/mp4",
  "video/mpeg",
  "application/xml",
];

const largestFileKb = 25600;

/** The properties that both pickers have. */
function pickerProperties(files: "photos" | "documents"): Readonly<Record<string, PropertySpec>> {
  return {
    name,
    label: label(80),
    description: optional("A description below the label.", displayText(300)),
    "max-file-size-kb": optional(
      "The maximum size of a file, in kilobytes.",
      wholeNumber(1, largestFileKb),
      byDefault(largestFileKb),
    ),
    [`min-uploaded-${files}`]: optional(
      "The minimum number of files; more than 0 makes the input required.",
      wholeNumber(0, 30),
      byDefault(0),
    ),
    [`max-uploaded-${files}`]: optional(
      "The maximum number of files.",
      wholeNumber(1, 30),
      byDefault(30),
    ),
    enabled,
    visible,
    // The object has a message for each file, by the file's id.
    "error-message": { ...errorMessage(), bindsAlso: "object" },
  };
}

/** Hints for properties of other inputs that the pickers do not have. */
function insteadOfMissing(files: "photos" | "documents"): Readonly<Record<string, string>> {
  return {
    required: `Write "min-uploaded-${files}": 1 instead, which makes it required.`,
    "helper-text": "Write it as `description`.",
    "init-value": "Remove it: files cannot be there from the beginning.",
  };
}

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/media_upload */
export const pickerComponents: readonly ComponentSpec[] = [
  {
    name: "PhotoPicker",
    doc: "Uploads of photos from the camera or the gallery.",
    since: "4.0",
    in: { Screen: true, Form: true, If: true, Switch: true },
    input: "in Form",
    submits: "files",
    instead: insteadOfMissing("photos"),
    properties: {
      ...pickerProperties("photos"),
      "photo-source": optional(
        "The sources of photos.",
        words("camera_gallery", "camera", "gallery"),
        byDefault("camera_gallery"),
      ),
    },
  },
  {
    name: "DocumentPicker",
    doc: "Uploads of the user's documents.",
    since: "4.0",
    in: { Screen: true, Form: true, If: true, Switch: true },
    input: "in Form",
    submits: "files",
    instead: insteadOfMissing("documents"),
    properties: {
      ...pickerProperties("documents"),
      "allowed-mime-types": optional(
        "The accepted types of files; all types by default.",
        listOf(literalWords(...mimeTypes), { dynamic: false, least: 1, called: "MIME types" }),
      ),
    },
  },
];
