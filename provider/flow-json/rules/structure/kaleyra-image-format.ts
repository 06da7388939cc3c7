import type { Report, Rule } from "../../rule";
import { picturesIn } from "./walk/literals";
import type { PlacedValue } from "./walk/placed";
import { propertyName } from "./wording";

/** A picture is in base64, and in a format that WhatsApp draws. */
export const imageFormat: Rule = {
  code: "KALEYRA_IMAGE_FORMAT",
  severity: "warning",
  *check(flow) {
    for (const { value, base64, prefix } of picturesIn(flow)) {
      const report = wrongFormat(value, base64, prefix);
      if (report !== undefined) yield report;
    }
  },
};

function wrongFormat(value: PlacedValue, base64: string, prefix: string): Report | undefined {
  const at = value.node;
  const inCarousel = value.owner.spec.name === "CarouselImage";
  if (/^https?:/i.test(base64)) {
    return {
      at,
      ...(inCarousel ? { code: "INVALID_PROPERTY_VALUE", severity: "error" } : { contested: true }),
      message: inCarousel
        ? `${propertyName(value)} is an address, and a carousel takes base64 alone`
        : `${propertyName(value)} is an address: Meta's documentation asks for base64, and the picture does not show`,
      hint: "Write the picture itself, in base64.",
    };
  }
  if (inCarousel && prefix !== "") {
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
      ...(inCarousel && { code: "INVALID_PROPERTY_VALUE", severity: "error" }),
      message: `${propertyName(value)} is no picture in base64`,
      hint: "Write a JPEG or PNG picture in base64.",
    };
  }
  if (value.owner.spec.name === "Image" && !/^(?:\/9j\/|iVBORw0KGgo)/.test(base64)) {
    return {
      at,
      message: `${propertyName(value)} is neither a JPEG nor a PNG picture`,
      hint: "Write a JPEG or PNG picture in base64.",
    };
  }
  return undefined;
}
