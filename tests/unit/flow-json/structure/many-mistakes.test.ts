import { findingsIn } from "../it-finds";
import {
  aDocument,
  aScreen,
  body,
  calendar,
  footer,
  group,
  image,
  input,
  options,
  toOnly,
} from "./documents";

describe("a document with twenty mistakes", () => {
  it("has twenty findings, in the order of the text", () => {
    const document = aDocument({
      verison: "7.3",
      data_api_version: "2.0",
      routing_model: { FIRST: ["ONLY"] },
      screens: [
        {
          id: "FIRST",
          refresh_on_back: "yes",
          data: { name: { type: "string" } },
          layout: {
            type: "SingleColumnLayout",
            children: [
              body({ text: "`'Hello ' ${data.name}`", "font-weight": "heavy", strike: true }),
              { type: "TextHeadline", text: "Hello" },
              { text: "no type" },
              input({ label: " ", "max-chars": "80", pattern: "[a", "helper-text": "Letters" }),
              group({
                "data-source": [...options(2), { id: "o1" }],
                "min-selected-items": -1,
                "on-select-action": { name: "select_data", payload: {} },
              }),
              calendar({ "min-date": "2026-02-30", title: "When?" }),
              image({ src: "http://example.com/a.png" }),
              { ...footer, "left-caption": "Left", "on-click-action": toOnly },
            ],
          },
        },
        aScreen([]),
      ],
    });

    const findings = findingsIn(document);

    expect(findings.map(({ code, path }) => `${code} ${path.replace("screens[0].", "")}`)).toEqual([
      "MISSING_REQUIRED_PROPERTY screens[0]",
      "INVALID_PROPERTY_TYPE refresh_on_back",
      "INVALID_SCREEN_DATA data.name",
      "INVALID_ENUM_VALUE layout.children[0].font-weight",
      "INVALID_PROPERTY_KEY layout.children[0].strike",
      "INVALID_PROPERTY_VALUE layout.children[1].type",
      "MISSING_REQUIRED_TYPE_PROPERTY layout.children[2]",
      "PATTERN_MISMATCH layout.children[3].label",
      "INVALID_PROPERTY_TYPE layout.children[3].max-chars",
      "INVALID_PROPERTY_VALUE layout.children[3].pattern",
      "MISSING_REQUIRED_PROPERTY layout.children[4].data-source[2]",
      "KALEYRA_DUPLICATE_OPTION_ID layout.children[4].data-source[2].id",
      "MINIMUM_VALUE_REQUIRED layout.children[4].min-selected-items",
      "INVALID_ENUM_VALUE layout.children[4].on-select-action.name",
      "INVALID_DATE_RANGE layout.children[5].min-date",
      "INVALID_PROPERTY_NAME_FOR_CONDITION layout.children[5].title",
      "KALEYRA_IMAGE_FORMAT layout.children[6].src",
      "INVALID_DEPENDENCIES layout.children[7].left-caption",
      "INVALID_PROPERTY_KEY verison",
      "NO_SUPPORTED_DATA_API_VERSION data_api_version",
    ]);
  });
});
