import fc from "fast-check";

import { sameJson, sameMeaning } from "../../../provider/flow-json/compare";
import type { Json, JsonObject } from "../../../provider/flow-json/json";
import { components } from "../../../provider/flow-json/tables/components";
import { aDocument } from "../support/flow";

const document: JsonObject = {
  version: "7.3",
  routing_model: {},
  screens: [
    {
      id: "FORM",
      title: "Form",
      terminal: true,
      layout: {
        type: "SingleColumnLayout",
        children: [
          { type: "TextInput", name: "name", label: "Name", required: true },
          { type: "TextBody", text: "Hello" },
          { type: "Footer", label: "Send", "on-click-action": { name: "complete" } },
        ],
      },
    },
  ],
};

const firstComponent = ["screens", "0", "layout", "children", "0"];

const jsonObject = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }), {
  maxKeys: 5,
}) as fc.Arbitrary<JsonObject>;

/** Documents with few differences: two of them often differ in nothing, or only in nulls and defaults. */
const similar = fc
  .record<Record<string, Json>, string>(
    {
      type: fc.constant<Json>("CalendarPicker"),
      mode: fc.constantFrom<Json>(null, "single", "range"),
      required: fc.constantFrom<Json>(null, false, true),
    },
    { requiredKeys: ["type"] },
  )
  .map((component) => edited(document, firstComponent, component as Json) as JsonObject);

/** A path to every value in a document. */
function* placesIn(value: Json, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== "object" || value === null) {
    yield path;
    return;
  }
  for (const [key, member] of Object.entries(value)) yield* placesIn(member, [...path, key]);
}

/** A copy of a document with another value at a path. */
function edited(value: Json, [key, ...rest]: readonly string[], to: Json): Json {
  if (key === undefined) return to;
  const members = Object.entries(value as JsonObject).map(
    ([name, member]) => [name, name === key ? edited(member, rest, to) : member] as const,
  );
  return Array.isArray(value) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** The same document with the keys of all objects reversed. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value as JsonObject).reverse();
  return Object.fromEntries(members.map(([key, member]) => [key, reversed(member)]));
}

describe.each([
  ["sameJson", sameJson],
  ["sameMeaning", sameMeaning],
] as const)("%s", (_name, same) => {
  it("finds every document equal to itself, read again, and with its keys reversed", () => {
    fc.assert(
      fc.property(jsonObject, (one) => {
        expect(same(one, JSON.parse(JSON.stringify(one)) as JsonObject)).toBe(true);
        expect(same(one, reversed(one) as JsonObject)).toBe(true);
      }),
    );
  });

  it("is symmetric", () => {
    fc.assert(
      fc.property(similar, similar, (one, other) => {
        expect(same(one, other)).toBe(same(other, one));
      }),
    );
  });

  it("treats null as no member", () => {
    expect(same({ ...document, data_api_version: null }, document)).toBe(true);
    expect(same({ a: { b: null } }, { a: {} })).toBe(true);
  });

  it("detects an edit of any single value", () => {
    const places = [...placesIn(document)];
    for (const place of places) {
      const other = edited(document, place, "edited by hand") as JsonObject;

      expect([place.join("."), same(document, other)]).toEqual([place.join("."), false]);
    }
    expect(places.length).toBeGreaterThan(8);
  });

  it.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__"])(
    "treats a member that every object has like any other: %s",
    (name) => {
      expect(same({ [name]: {} }, {})).toBe(false);
      expect(same({ [name]: null }, {})).toBe(true);
    },
  );

  it("compares the order of a list, and its length", () => {
    expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(same({ a: [1] }, { a: [1, null] })).toBe(false);
  });

  it.each<[Json, Json]>([
    ["1", 1],
    [0, false],
    ["", null],
    [[], {}],
    ["true", true],
  ])("distinguishes %j from %j", (one, other) => {
    expect(same({ a: one }, { a: other })).toBe(false);
  });
});

describe("sameJson", () => {
  it("distinguishes an explicit default from its absence", () => {
    expect(sameJson({ screens: [], routing_model: {} }, { screens: [] })).toBe(false);
  });
});

describe("sameMeaning", () => {
  it.each<[string, readonly string[], JsonObject]>([
    ["a screen", ["screens", "0"], { success: true, data: {}, refresh_on_back: false }],
    ["an input", firstComponent, { "input-type": "text", enabled: true }],
    [
      "a text",
      ["screens", "0", "layout", "children", "1"],
      { "font-weight": "normal", visible: true },
    ],
  ])("ignores documented defaults that were written into %s", (_given, place, defaults) => {
    const owner = place.reduce((value: Json, key) => (value as JsonObject)[key] ?? null, document);
    const normalized = edited(document, place, { ...(owner as JsonObject), ...defaults });

    expect(sameMeaning(document, normalized as JsonObject)).toBe(true);
    expect(sameMeaning(normalized as JsonObject, document)).toBe(true);
  });

  it.each<[string, JsonObject]>([
    ["a required input that no longer is", { required: false }],
    ["a required input without the property", { required: null }],
    ["an input that is disabled", { enabled: false }],
    ["an input that is hidden", { visible: false }],
    ["an input of another type", { "input-type": "number" }],
    ["an added helper text", { "helper-text": "By hand" }],
  ])("detects %s", (_given, change) => {
    const owner = firstComponent.reduce(
      (value: Json, key) => (value as JsonObject)[key] ?? null,
      document,
    );
    const other = edited(document, firstComponent, { ...(owner as JsonObject), ...change });

    expect(sameMeaning(document, other as JsonObject)).toBe(false);
  });

  it("detects a label that was changed by hand", () => {
    expect(sameMeaning(aDocument("Book"), aDocument("Book now"))).toBe(false);
  });

  it("is true for documents that are equal as JSON", () => {
    fc.assert(
      fc.property(similar, similar, (one, other) => {
        fc.pre(sameJson(one, other));

        expect(sameMeaning(one, other)).toBe(true);
      }),
    );
  });
});

describe("a default in the tables", () => {
  const flow = (component: JsonObject) => ({
    ...document,
    screens: [
      { id: "FORM", title: "Form", layout: { type: "SingleColumnLayout", children: [component] } },
    ],
  });
  const defaults = [...components].flatMap(([type, { properties }]) =>
    Object.entries(properties).flatMap(([key, { default: value }]) =>
      value === undefined ? [] : [{ type, key, value }],
    ),
  );

  it.each(defaults)("equals its absence: $key of $type", ({ type, key, value }) => {
    expect(sameMeaning(flow({ type, [key]: value }), flow({ type }))).toBe(true);
  });

  it.each(["TextHeading", "Image", "Footer", "RichText", "Unknown"])(
    "is not a default of %s, which has no such property",
    (type) => {
      expect(sameMeaning(flow({ type, required: false }), flow({ type }))).toBe(false);
    },
  );

  it("depends on the mode", () => {
    const single = { type: "CalendarPicker", name: "day" };
    const range = { ...single, mode: "range" };

    expect(sameMeaning(flow({ ...single, mode: "single", required: false }), flow(single))).toBe(
      true,
    );
    expect(sameMeaning(flow({ ...range, required: false }), flow(range))).toBe(false);
  });

  it("also applies in options, items and actions", () => {
    const dropdown = (option: JsonObject, action: JsonObject) =>
      flow({ type: "Dropdown", "data-source": [option], "on-select-action": action });

    expect(
      sameMeaning(
        dropdown({ id: "1", title: "One", enabled: true }, { name: "data_exchange", payload: {} }),
        dropdown({ id: "1", title: "One" }, { name: "data_exchange" }),
      ),
    ).toBe(true);
  });
});
