import type { ComponentSpec, ObjectSpec } from "../spec";
import {
  assumedDefault,
  byDefault,
  listOf,
  literalWords,
  number,
  optional,
  required,
  text,
  visible,
  words,
} from "../values";

const scaleType = optional(
  "Whether the picture fits into its frame or fills it.",
  words("contain", "cover"),
  byDefault("contain"),
);

const carouselImage: ObjectSpec = {
  name: "CarouselImage",
  called: "a picture of a carousel",
  doc: "A picture of an ImageCarousel.",
  properties: {
    src: required("The picture, in base64.", text({ format: "base64" })),
    "alt-text": required("An alternative text for screen readers.", text()),
  },
};

export const pictureComponents: readonly ComponentSpec[] = [
  {
    name: "Image",
    doc: "A picture.",
    in: { Screen: true, Form: true, If: true, Switch: true },
    properties: {
      src: required("The picture, JPEG or PNG in base64.", text({ format: "base64" })),
      width: optional("The width.", number()),
      height: optional("The height.", number()),
      "scale-type": scaleType,
      "aspect-ratio": optional("The ratio of width to height.", number(), byDefault(1)),
      "alt-text": optional("An alternative text for screen readers.", text()),
      visible: { ...visible, observed: true },
    },
  },
  {
    name: "ImageCarousel",
    doc: "Up to three pictures that the user swipes through.",
    since: "7.1",
    in: { Screen: true, Form: true },
    properties: {
      images: required(
        "The pictures, 1 to 3.",
        listOf(
          { kind: "object", of: carouselImage, dynamic: false },
          { least: 1, most: 3, called: "pictures" },
        ),
      ),
      // In Meta's documentation a text here, and a number for an Image.
      "aspect-ratio": optional("The ratio of width to height.", literalWords("4:3", "16:9")),
      "scale-type": { ...scaleType, ...assumedDefault("contain") },
      visible,
    },
  },
];
