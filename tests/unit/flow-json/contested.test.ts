import type { JsonObject } from "../../../provider/flow-json/json";
import { findingsIn } from "./it-finds";
import { aDocumentWith, edited, pathOf } from "./meaning/documents";
import { dropdown, image, listing, list, entry, options, showing } from "./structure/documents";

/** Two screens; the second, which is terminal, has no Footer. */
const withoutFooter = (version: string): JsonObject =>
  aDocumentWith(["version", version], [pathOf.send, undefined]);

/** A flow whose second screen has this id. */
const named = (id: string): JsonObject =>
  edited(aDocumentWith(["screens[1].id", id]), [[`${pathOf.next}.on-click-action.next.name`, id]]);

const address = "https://example.com/a.png";

describe("a document that Meta's documentation refuses and Meta's client accepts", () => {
  it.each<{ given: string; code: string; document: JsonObject }>([
    {
      given: "the screen id SUCCESS",
      code: "SCREEN_ID_IS_RESERVED_KEYWORD",
      document: named("SUCCESS"),
    },
    {
      given: "the screen id Success",
      code: "SCREEN_ID_IS_RESERVED_KEYWORD",
      document: named("Success"),
    },
    {
      given: "a terminal screen without Footer in 7.2",
      code: "MISSING_FOOTER_ON_TERMINAL_SCREEN",
      document: withoutFooter("7.2"),
    },
    {
      given: "a terminal screen without Footer in 6.0",
      code: "MISSING_FOOTER_ON_TERMINAL_SCREEN",
      document: withoutFooter("6.0"),
    },
    {
      given: "an address as a picture",
      code: "KALEYRA_IMAGE_FORMAT",
      document: showing(image({ src: address })) as JsonObject,
    },
    {
      given: "an address as the picture of an option",
      code: "KALEYRA_IMAGE_FORMAT",
      document: showing(dropdown({ "data-source": options(2, { image: address }) })) as JsonObject,
    },
    {
      given: "an address as the picture of a list item",
      code: "KALEYRA_IMAGE_FORMAT",
      document: listing(
        list({ "list-items": [entry({ start: { image: address } })] }),
      ) as JsonObject,
    },
  ])("has a warning that explains how to make it an error: $given", ({ code, document }) => {
    const found = findingsIn(document).filter((finding) => finding.code === code);

    expect(found.length).toBeGreaterThan(0);
    for (const { severity, message, hint } of found) {
      expect({ severity, message }).toEqual({
        severity: "warning",
        message: expect.stringContaining("Meta's documentation") as string,
      });
      expect(hint).toContain('`flowJsonValidation: "Strict"`');
    }
    const strict = findingsIn(document, { strict: true });
    expect(strict.filter((finding) => finding.code === code)).toEqual(
      found.map(() => expect.objectContaining({ severity: "error" }) as unknown),
    );
    expect(strict.map(({ hint }) => hint).join()).not.toContain("Strict");
  });

  it.each<{ given: string; code: string; document: JsonObject }>([
    {
      given: "the screen id success",
      code: "SCREEN_ID_IS_RESERVED_KEYWORD",
      document: named("success"),
    },
    {
      given: "a terminal screen without Footer in 7.3",
      code: "MISSING_FOOTER_ON_TERMINAL_SCREEN",
      document: withoutFooter("7.3"),
    },
  ])("has an error if both refuse it: $given", ({ code, document }) => {
    expect(findingsIn(document)).toContainEqual(
      expect.objectContaining({ code, severity: "error" }),
    );
  });

  it("has no finding for the documented default: no sensitive input", () => {
    expect(findingsIn(aDocumentWith(["screens[0].sensitive", []]))).toEqual([]);
  });
});
