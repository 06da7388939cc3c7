import { isAtLeast, type Version } from "../../model/version";
import type { Rule } from "../../rule";
import { picturesIn } from "./walk/literals";
import { propertyName } from "./wording";

/** A picture is small enough; WhatsApp shows a placeholder, or nothing, for a larger one. */
export const imageTooLarge: Rule = {
  code: "KALEYRA_IMAGE_TOO_LARGE",
  severity: "warning",
  *check(flow) {
    for (const { value, base64 } of picturesIn(flow)) {
      // Four characters of base64 are three bytes.
      const bytes = ((base64.length - paddingOf(base64)) * 3) / 4;
      const kilobytes = Math.ceil(bytes / 1024);
      const most = largestKilobytes(value.owner.spec.name, flow.version);
      if (kilobytes <= most) continue;
      yield {
        at: value.node,
        message: `${propertyName(value)} is a picture of ${kilobytes} KB, and ${most} KB are the most`,
        hint: "Make the picture smaller, or compress it more.",
      };
    }
  },
};

/** The number of `=` at the end, which pad the last group of four characters. */
function paddingOf(base64: string): number {
  if (base64.endsWith("==")) return 2;
  return base64.endsWith("=") ? 1 : 0;
}

/** Meta's limit for a picture of a component, an option or an entry. */
function largestKilobytes(owner: string, version: Version | undefined): number {
  if (owner === "CarouselImage") return Number.POSITIVE_INFINITY; // Meta documents no limit.
  // From 6.0 the limit for options and entries is lower.
  return owner !== "Image" && isAtLeast(version, "6.0") ? 100 : 300;
}
