import type { JsonObject } from "../../../provider/flow-json/json";
import { findingsIn } from "./it-finds";
import { aDocumentWith, type Edit, pathOf } from "./meaning/documents";
import { aDocument, inVersion, askingEndpoint, input, range, showing } from "./structure/documents";

/** The findings, each as severity, code and path. */
const found = (document: unknown) =>
  findingsIn(document as JsonObject).map(
    ({ code, severity, path }) => `${severity} ${code} ${path}`,
  );

const hintsIn = (document: JsonObject) => findingsIn(document).map(({ hint }) => hint);

describe("an __example__ within `properties`", () => {
  const example = { name: "Ada", tags: [] };
  it.each<[string, Edit]>([
    ["of a field", ["screens[0].data.user.properties.__example__", example]],
    ["of the items of a list", ["screens[0].data.countries.items.properties.__example__", {}]],
    [
      "of a property",
      [
        "screens[0].data.user.properties.city",
        { type: "object", properties: { __example__: "Rome" } },
      ],
    ],
  ])("is an error: %s", (_given, edit) => {
    expect(found(aDocumentWith(edit))).toEqual([
      expect.stringMatching(/^error INVALID_SCREEN_DATA .*properties\.__example__$/),
    ]);
  });
});

describe("a document without a known version", () => {
  /** No version allows both: `pattern` came in 6.2, and `data_channel_uri` left in 3.0. */
  const mixed = {
    ...showing(input({ pattern: "^[0-9]+$", "helper-text": "Digits" })),
    data_channel_uri: "https://example.com",
  };
  it.each([["2024.0"], ["v4.0"], [""], [undefined]])(
    "has no findings about what some versions allow: %s",
    (version) => {
      expect(found({ ...mixed, version })).toEqual([
        expect.stringMatching(/^error \w+_FLOW_JSON_VERSION (version)?$/),
      ]);
    },
  );

  it("has findings about what no version allows", () => {
    const wrong = inVersion("2024.0", showing(input({ label: 7 })));

    expect(found(wrong)).toEqual([
      "error INVALID_FLOW_JSON_VERSION version",
      expect.stringMatching(/^error INVALID_PROPERTY_TYPE /),
    ]);
  });

  it("is checked as the newest if its version may be the next", () => {
    expect(found({ ...mixed, version: "7.9" })).toEqual([
      "warning KALEYRA_UNKNOWN_FLOW_JSON_VERSION version",
      "error INVALID_PROPERTY_KEY data_channel_uri",
    ]);
  });
});

describe("a version that is a typo", () => {
  it.each([
    ["2024.0", "7.3"],
    ["73.0", "7.3"],
    ["63.0", "6.3"],
    ["7.30", "7.3"],
    ["100.0", "7.3"],
  ])("is an error that suggests an existing one: %s", (version, suggestion) => {
    const document = inVersion(version, aDocument()) as JsonObject;

    expect(found(document)).toEqual(["error INVALID_FLOW_JSON_VERSION version"]);
    expect(hintsIn(document)).toEqual([expect.stringContaining(`"${suggestion}"`)]);
  });

  it.each(["7.5", "7.10", "8.0", "8.1", "9.0"])(
    "is only a warning if it may be a later version: %s",
    (version) => {
      expect(found(inVersion(version, aDocument()))).toEqual([
        "warning KALEYRA_UNKNOWN_FLOW_JSON_VERSION version",
      ]);
    },
  );
});

describe("a binding in another notation", () => {
  it.each([
    "{{data.headline}}",
    "{{ data.headline }}",
    "{data.headline}",
    "$(data.headline)",
    "$[data.headline]",
    "${data.headline",
    "$data.headline",
    "{{headline}}",
    "${headline}",
  ])("has one warning with the right notation: %s", (text) => {
    const document = aDocumentWith([`${pathOf.heading}.text`, text]);

    expect(found(document)).toEqual([`warning KALEYRA_LITERAL_BINDING ${pathOf.heading}.text`]);
    expect(hintsIn(document)).toEqual(["Write ${data.headline}."]);
  });

  it.each<[string, string, string]>([
    ["an input", "{{email}}", "${form.email}"],
    ["an input of another screen", "{screen.WELCOME.form.email}", "${screen.WELCOME.form.email}"],
  ])("is found for %s", (_given, text, binding) => {
    const path = `${text.includes("screen") ? pathOf.shownEmail : pathOf.heading}.text`;
    const more: readonly Edit[] = text.includes("screen")
      ? [[`${pathOf.send}.on-click-action.payload.note`, "${data.email}"]]
      : [[`${pathOf.email}.helper-text`, "${data.headline}"]];

    expect(hintsIn(aDocumentWith([path, text], ...more))).toEqual([`Write ${binding}.`]);
  });

  it("is found in a payload, and inside a text", () => {
    const payload = `${pathOf.next}.on-click-action.payload.note`;

    expect(hintsIn(aDocumentWith([payload, "{{data.headline}}"]))).toEqual([
      "Write ${data.headline}.",
    ]);
    expect(hintsIn(aDocumentWith([`${pathOf.heading}.text`, "Hi {{data.headline}}!"]))).toEqual([
      "Write `'Hi ' ${data.headline} '!'`, with the back-quotes.",
    ]);
  });

  it.each(["{name}", "Save {up to 50%}", "${price}", "$5 (form.pdf)", "a { b } c"])(
    "is not reported in %s",
    (text) => {
      expect(found(showing({ type: "TextBody", text }))).toEqual([]);
    },
  );
});

describe("an impossible number", () => {
  it.each<[string, unknown, string]>([
    ["max-chars", input({ "max-chars": -1 }), "max-chars"],
    ["min-chars", input({ "min-chars": -5 }), "min-chars"],
    [
      "max-length",
      { type: "TextArea", name: "note", label: "Note", "max-length": -1 },
      "max-length",
    ],
    ["min-days", range({ "min-days": -1 }), "min-days"],
    ["max-days", range({ "max-days": -1 }), "max-days"],
  ])("is refused: a negative %s", (_given, component, key) => {
    expect(found(showing(component))).toEqual([
      `error MINIMUM_VALUE_REQUIRED screens[0].layout.children[0].${key}`,
    ]);
  });
});

describe("a Switch that never matches", () => {
  const on = (value: string): Edit => [`${pathOf.byCountry}.value`, value];

  it.each(["${form.colors}", "${data.countries}", "${form.photos}", "${data.user}"])(
    "is an error: on %s",
    (value) => {
      expect(found(aDocumentWith(on(value)))).toEqual([
        `error INVALID_SCREEN_DYNAMIC_DATA ${pathOf.byCountry}.value`,
      ]);
    },
  );

  it.each(["${form.country}", "${data.adult}", "${data.limit}", "${data.user.name}"])(
    "is not reported on %s",
    (value) => {
      expect(found(aDocumentWith(on(value)))).toEqual([]);
    },
  );
});

describe("Meta's own code", () => {
  it.each<[string, unknown, string]>([
    [
      "for a version of the data API that does not exist",
      { ...askingEndpoint(), data_api_version: "C.D" },
      "error NO_SUPPORTED_DATA_API_VERSION data_api_version",
    ],
    [
      "for a reference to a screen that does not exist",
      aDocumentWith([`${pathOf.shownCountry}.text`, "${screen.ROOT.form.country}"]),
      `error INVALID_SCREEN_DATA ${pathOf.shownCountry}.text`,
    ],
    [
      "for a string as layout",
      aDocumentWith(["screens[1].layout", "SingleColumnLayout"]),
      "error INVALID_PROPERTY_VALUE screens[1].layout",
    ],
  ])("is reported %s", (_given, document, finding) => {
    expect(found(document)).toEqual([finding]);
  });

  it("is the only one for an old version with a data API version", () => {
    expect(found({ ...askingEndpoint(), version: "1.0" })).toEqual([
      "error UNSUPPORTED_FLOW_JSON_VERSION version",
    ]);
  });
});
