import type { Report, Rule } from "../../rule";
import { type Picture, picturesIn } from "./walk/literals";
import { propertyName } from "./wording";

/**
 * A picture is in base64, and in a format that WhatsApp draws. Only in a carousel Meta's editor checks that,
 * with the code `INVALID_PROPERTY_VALUE`.
 */
export const imageFormat: Rule = {
  code: "KALEYRA_IMAGE_FORMAT",
  severity: "warning",
  *check(flow) {
    for (const picture of picturesIn(flow)) {
      const report = formatReport(picture);
      if (report !== undefined) yield report;
    }
  },
};

function formatReport({ value, base64, prefix }: Picture): Report | undefined {
  const at = value.node;
  const isInCarousel = value.owner.spec.name === "CarouselImage";
  if (/^https?:/i.test(base64)) {
    const hint = "Write the picture itself, in base64.";
    const subject = `${propertyName(value)} is an address`;
    if (isInCarousel) {
      const message = `${subject}, and a carousel takes base64 alone`;
      return { at, code: "INVALID_PROPERTY_VALUE", severity: "error", message, hint };
    }
    // No upload with an address is known to be refused.
    const message = `${subject}: Meta's documentation asks for base64, and the picture does not show`;
    return { at, contested: true, message, hint };
  }
  if (isInCarousel && prefix !== "") {
    return {
      at,
      code: "INVALID_PROPERTY_VALUE",
      severity: "error",
      message: `${propertyName(value)} begins with \`data:\`, and a carousel takes base64 alone`,
      hint: "Remove everything up to the comma.",
    };
  }
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64.replace(/\s+/g, ""))) {
    return {
      at,
      ...(isInCarousel && { code: "INVALID_PROPERTY_VALUE", severity: "error" }),
      message: `${propertyName(value)} is not a picture in base64`,
      hint: "Write a JPEG or PNG picture in base64.",
    };
  }
  // How the base64 of each JPEG and each PNG begins. Meta documents the two formats only for an Image.
  if (value.owner.spec.name === "Image" && !/^(?:\/9j\/|iVBORw0KGgo)/.test(base64)) {
    return {
      at,
      message: `${propertyName(value)} is neither a JPEG nor a PNG picture`,
      hint: "Write a JPEG or PNG picture in base64.",
    };
  }
  return undefined;
}
