import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { decode, encode } from "../../../provider/dynamic/codec";
import { UNKNOWN } from "../../../provider/lifecycle/value";

/** Pulumi's text for an unknown value. */
const unknownSentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** What the engine keeps of properties that the host sends. */
const throughHost = (properties: Record<string, unknown>) =>
  Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]).toJavaScript();

// The codec leaves `__provider` out, and `__proto__` is not a member of a JavaScript object.
const key = fc.string().filter((text) => text !== "__provider" && text !== "__proto__");

/** Any value that a state could have, and values that the host cannot send. */
const { bag } = fc.letrec<{ value: unknown; bag: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, UNKNOWN, undefined),
    fc.string(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.date({ noInvalidDate: true }),
    fc.bigInt(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
  bag: fc.dictionary(key, tie("value"), { maxKeys: 5 }),
}));

describe("the codec of the dynamic host", () => {
  it("decodes what it encoded", () => {
    const json = fc.dictionary(key, fc.jsonValue({ noUnicodeString: false }), { maxKeys: 5 });

    fc.assert(
      fc.property(json, (properties) => {
        expect(decode(encode(properties))).toEqual(properties);
      }),
    );
  });

  it("converts everything to a form that the host can send without loss", () => {
    fc.assert(
      fc.property(bag, (properties) => {
        const encoded = encode(properties);

        expect(throughHost(encoded)).toEqual(encoded);
        expect(JSON.parse(JSON.stringify(encoded))).toEqual(withoutMinusZero(encoded));
      }),
    );
  });

  it("is stable: encoding decoded values changes nothing", () => {
    fc.assert(
      fc.property(bag, (properties) => {
        const once = encode(properties);

        expect(encode(decode(once))).toEqual(once);
      }),
    );
  });

  it("recognizes an unknown value, at any depth", () => {
    const properties = { a: UNKNOWN, b: [UNKNOWN, { c: UNKNOWN }] };

    expect(encode(properties)).toEqual({
      a: unknownSentinel,
      b: [unknownSentinel, { c: unknownSentinel }],
    });
    expect(decode(encode(properties))).toEqual(properties);
  });

  it("drops undefined members, and keeps the indexes of a list", () => {
    expect(encode({ a: undefined, b: { c: undefined }, d: [1, undefined, 2] })).toEqual({
      b: {},
      d: [1, null, 2],
    });
  });

  it("writes dates and large numbers as strings", () => {
    expect(encode({ at: new Date(0), id: 9007199254740993n })).toEqual({
      at: "1970-01-01T00:00:00.000Z",
      id: "9007199254740993",
    });
  });

  it("does not treat the provider's text as a property of the resource", () => {
    expect(decode({ __provider: "text", name: "a" })).toEqual({ name: "a" });
    expect(encode({ __provider: "text", name: "a" })).toEqual({ name: "a" });
  });

  it.each([null, undefined, 5, "text"])("reads %j as no properties", (properties) => {
    expect(decode(properties)).toEqual({});
  });
});

/** JSON has no minus zero. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_key, each: unknown) => (each === 0 ? 0 : each)));
}
