import fc from "fast-check";

import { apiResponse } from "../../../provider/kaleyra/response";
import * as wire from "../../../provider/kaleyra/wire";

const responseOf = (body: unknown) =>
  apiResponse(200, typeof body === "string" ? body : JSON.stringify(body), null);
const flow = { id: "1", name: "a", status: "DRAFT", categories: ["OTHER"], validation_errors: [] };
const wrapped = (data: unknown) => ({ code: "WA200", message: "Processed", data, error: {} });

describe("the reader of responses", () => {
  it.each([
    ["bare", flow],
    ["wrapped", wrapped(flow)],
    ["wrapped with a hyphen", { ...wrapped(flow), code: "WA-200" }],
  ])("reads a flow that is %s", (_given, body) => {
    expect(wire.readFlow(responseOf(body))).toEqual({
      id: "1",
      name: "a",
      status: "DRAFT",
      categories: ["OTHER"],
      validationErrors: [],
    });
  });

  it.each([
    ["bare", { id: "7", success: true }],
    ["wrapped", wrapped({ id: "7" })],
  ])("reads the id of a new flow from a response that is %s", (_given, body) => {
    expect(wire.readCreatedId(responseOf(body))).toBe("7");
  });

  it.each(["9007199254740993", "186976433878115566", "12345678901234567890123", "42"])(
    "keeps all digits of an id that is a number, %s",
    (digits) => {
      const text = `{"id":${digits},"name":"a","status":"DRAFT","categories":["OTHER"],"whatsapp_business_account":{"id":${digits}}}`;

      expect(wire.readFlow(responseOf(text))).toMatchObject({ id: digits, wabaId: digits });
      expect(wire.readCreatedId(responseOf(text))).toBe(digits);
    },
  );

  it.each([["abc"], ["../2"], [""], [{ id: 1 }], [true], [1.5], [-5], [null]])(
    "does not accept %j as the id of a new flow",
    (id) => {
      expect(wire.readCreatedId(responseOf({ id, success: true }))).toBeUndefined();
    },
  );

  it("passes unknown statuses and categories through", () => {
    const body = { ...flow, status: "UNDER_REVIEW", categories: ["SHOPPING", "UNKNOWN"] };

    expect(wire.readFlow(responseOf(body))).toMatchObject({
      status: "UNDER_REVIEW",
      categories: ["SHOPPING", "UNKNOWN"],
    });
  });

  it.each(["validation_errors", "validation_error"])("reads findings under %s", (key) => {
    const finding = {
      error: "INVALID_ENUM_VALUE",
      message: "Value should be one of: [a]",
      line_start: 3,
      pointers: [{ line_start: 3, path: "screens[0].id" }],
    };
    const expected = [
      {
        error: "INVALID_ENUM_VALUE",
        message: "Value should be one of: [a]",
        line: 3,
        path: "screens[0].id",
      },
    ];

    expect(wire.readValidationErrors(responseOf({ success: true, [key]: [finding] }))).toEqual(
      expected,
    );
    expect(
      wire.readFlow(responseOf({ ...flow, validation_errors: undefined, [key]: [finding] })),
    ).toMatchObject({
      validationErrors: expected,
    });
  });

  it("reads findings that are plain strings", () => {
    const body = { success: true, validation_errors: ["version is missing"] };

    expect(wire.readValidationErrors(responseOf(body))).toEqual([
      { error: "UNKNOWN", message: "version is missing" },
    ]);
  });

  it.each([
    ["success: true", { success: true }, true],
    ["success: the word true", { success: "true" }, true],
    ["the wrapper's code", wrapped({}), true],
    ["success within the wrapper", wrapped({ success: true }), true],
    ["success: false within the wrapper", wrapped({ success: false }), false],
    ["success: 1", { success: 1 }, false],
    ["success: null", { success: null }, false],
    ["an empty object", {}, false],
    ["an empty body", "", false],
    ["only an id", { id: "1" }, false],
    ["an array", [{ success: true }], false],
    ["another product's success", { code: "RBC103", message: "executed!" }, false],
  ])("reads from %s whether the request succeeded", (_given, body, expected) => {
    expect(wire.isConfirmed(responseOf(body))).toBe(expected);
  });

  it("reads assets bare, under data and wrapped", () => {
    const asset = { name: "flow.json", asset_type: "FLOW_JSON", download_url: "https://a.test/" };
    const expected = [{ assetType: "FLOW_JSON", downloadUrl: "https://a.test/" }];

    for (const body of [[asset], { data: [asset] }, wrapped({ data: [asset] }), wrapped([asset])]) {
      expect(wire.readAssetPage(responseOf(body)).items).toEqual(expected);
    }
  });

  it("accepts any JSON, and fails only with Unreadable", () => {
    const readers = [wire.readFlow, wire.readFlowPage, wire.readAssetPage];
    const keys = fc.constantFrom("id", "status", "data", "code", "paging", "cursors", "after");
    const { json } = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(null, true, "WA200", "DRAFT", "", 5, 2 ** 60),
        fc.array(tie("json"), { maxLength: 3 }),
        fc.dictionary(fc.oneof(keys, fc.string()), tie("json"), { maxKeys: 5 }),
      ),
    }));

    fc.assert(
      fc.property(json, (body) => {
        const read = responseOf(body);
        wire.isConfirmed(read);
        wire.readCreatedId(read);
        wire.readValidationErrors(read);
        for (const reader of readers) {
          try {
            reader(read);
          } catch (error) {
            expect(error).toBeInstanceOf(wire.Unreadable);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("accepts any text as a response", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "binary" }), fc.json()),
        fc.string(),
        (text, after) => {
          const { retryAfterMs = 0 } = apiResponse(200, text, after);

          expect(retryAfterMs).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});
