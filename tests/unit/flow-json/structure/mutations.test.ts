import fc from "fast-check";

import { findingsIn } from "../it-finds";
import { aPlaceIn, validDocuments } from "./mutations";

/**
 * The required properties, by the `type` of the component. Written by hand and not taken from the
 * provider's tables, so that a mistake in those is found.
 */
const required: Readonly<Record<string, readonly string[]>> = {
  TextHeading: ["text"],
  TextSubheading: ["text"],
  TextBody: ["text"],
  TextCaption: ["text"],
  RichText: ["text"],
  TextInput: ["name", "label"],
  TextArea: ["name", "label"],
  CheckboxGroup: ["name", "label", "data-source"],
  RadioButtonsGroup: ["name", "label", "data-source"],
  Dropdown: ["name", "label", "data-source"],
  ChipsSelector: ["name", "label", "data-source"],
  OptIn: ["name", "label"],
  DatePicker: ["name", "label"],
  CalendarPicker: ["name", "label"],
  Image: ["src"],
  ImageCarousel: ["images"],
  NavigationList: ["name", "list-items"],
  PhotoPicker: ["name", "label"],
  DocumentPicker: ["name", "label"],
  EmbeddedLink: ["text", "on-click-action"],
  Footer: ["label", "on-click-action"],
  Form: ["name", "children"],
  If: ["condition", "then"],
  Switch: ["value", "cases"],
  SingleColumnLayout: ["children"],
};

/** Fits no property. */
const misfit = [[{ a: "list in a list" }]];

/** The path of the object that has the property at a path. */
function ownerOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(".")));
}

describe("in a valid document", () => {
  it("each deleted required property is reported", () => {
    fc.assert(
      fc.property(aPlaceIn(validDocuments), ({ document, place: { owner, key, path } }) => {
        const version = String(document["version"]);
        const type = String(owner["type"]);
        fc.pre(required[type]?.includes(key) ?? false);
        // A label is optional before version 4.0.
        fc.pre(!(key === "label" && Number(version.split(".")[0]) < 4));

        Reflect.deleteProperty(owner, key);

        expect(findingsIn(document)).toContainEqual(
          expect.objectContaining({ code: "MISSING_REQUIRED_PROPERTY", path: ownerOf(path) }),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("each misspelled key is reported", () => {
    fc.assert(
      fc.property(aPlaceIn(validDocuments), ({ document, place: { owner, key, path } }) => {
        owner[`${key}x`] = owner[key];
        Reflect.deleteProperty(owner, key);

        // The same misspelling in several items of a list is reported at the first item.
        const anyItem = (text: string) => text.replaceAll(/\[\d+\]/g, "[]");
        const found = findingsIn(document).some(
          (finding) =>
            anyItem(finding.path) === anyItem(ownerOf(path)) ||
            anyItem(finding.path) === `${anyItem(path)}x` ||
            // The unknown keys of one object are one finding, at the first of them.
            finding.message.includes(`\`${key}x\``),
        );
        expect(found).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it("each value of another type is reported", () => {
    fc.assert(
      fc.property(aPlaceIn(validDocuments), ({ document, place: { owner, key, path } }) => {
        owner[key] = misfit;

        const paths = findingsIn(document).map((finding) => finding.path);
        expect(paths.some((found) => found.startsWith(path))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
