import fc from "fast-check";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { UNKNOWN } from "../../../provider/lifecycle/value";
import { decode, encode } from "../../../provider/plugin/codec";
import { secret } from "../../support/plugin-requests";

/** Properties in the engine's wire format. */
function onWire(properties: object): Struct {
  const bytes = Struct.fromJavaScript(properties as never).serializeBinary();
  return Struct.deserializeBinary(bytes);
}

describe("properties from the engine", () => {
  // Pulumi's texts for unknown values, by type.
  it.each([
    ["a boolean", "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7"],
    ["a number", "3eeb2bf0-c639-47a8-9e75-3b44932eb421"],
    ["a string", "04da6b54-80e4-46f7-96ec-b56ff0331ba9"],
    ["an array", "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2"],
    ["an asset", "030794c1-ac77-496b-92df-f27374a8bd58"],
    ["an archive", "e48ece36-62e2-4504-bad9-02848725956a"],
    ["an object", "dd056dcd-154b-4c76-9bd3-c8f88648b5ff"],
  ])("may contain %s that is not known yet", async (_type, sentinel) => {
    const { values } = decode(onWire({ top: sentinel, list: [{ deep: sentinel }] }));

    expect(values).toEqual({ top: UNKNOWN, list: [{ deep: UNKNOWN }] });
  });

  it("may be secret, as a whole or in parts, and are plain in the lifecycle", () => {
    const { values, secrets } = decode(
      onWire({
        name: secret("hush"),
        flowJson: { screens: [{ id: "A" }, { id: secret("B") }] },
        nested: secret({ of: secret("secrets") }),
        plain: 1,
      }),
    );

    expect(values).toEqual({
      name: "hush",
      flowJson: { screens: [{ id: "A" }, { id: "B" }] },
      nested: { of: "secrets" },
      plain: 1,
    });
    expect(secrets).toEqual({
      name: true,
      flowJson: { screens: { "1": { id: true } } },
      nested: true,
    });
  });

  it("omit the text of the dynamic provider, which states of that adapter have", () => {
    const { values } = decode(onWire({ __provider: "exports.handler = …", name: "a" }));

    expect(values).toEqual({ name: "a" });
  });

  it("may be empty, as in an import", () => {
    expect(decode(undefined)).toEqual({ values: {} });
  });

  it("do not reach any prototype", () => {
    const { values } = decode(onWire({ flowJson: JSON.parse('{"__proto__":{"polluted":"1"}}') }));

    // google-protobuf keeps no member of that name.
    expect(values).toEqual({ flowJson: {} });
    expect(Object.getPrototypeOf(values["flowJson"])).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("properties for the engine", () => {
  it("are secret if the inputs were", () => {
    const secrets = { name: true, flowJson: { screens: { "0": { id: true } } } } as const;
    const state = {
      name: "hush",
      flowJson: { screens: [{ id: "A", title: "T" }] },
      status: "DRAFT",
    };

    expect(encode(state, secrets).toJavaScript()).toEqual({
      name: secret("hush"),
      flowJson: { screens: [{ id: secret("A"), title: "T" }] },
      status: "DRAFT",
    });
  });

  it("are secret as a whole if the secret part is not found anymore", () => {
    const secrets = { flowJson: { screens: { "0": { id: true } } } } as const;

    expect(encode({ flowJson: "text by hand" }, secrets).toJavaScript()).toEqual({
      flowJson: secret("text by hand"),
    });
  });

  it("omit undefined members, and have null for null", () => {
    expect(encode({ a: undefined, b: { c: undefined, d: null } }).toJavaScript()).toEqual({
      b: { d: null },
    });
  });

  it("have no unpaired surrogate, which the engine would refuse", () => {
    const encoded = encode({ "cut \ud83d": ["\ude00 cut", "whole \u{1f600}"] });

    expect(encoded.toJavaScript()).toEqual({ "cut \ufffd": ["\ufffd cut", "whole \u{1f600}"] });
  });

  it("are the received ones if nothing has changed, including secrets and unknown values", () => {
    /** Pulumi's text for an unknown object. */
    const unknownObject = "dd056dcd-154b-4c76-9bd3-c8f88648b5ff";
    const properties = {
      name: secret("hush"),
      flowJson: secret({ screens: [{ id: "A" }] }),
      parts: { screens: [{ id: secret("B") }, { id: unknownObject }] },
      plain: { list: [{ deep: unknownObject }, null, 1, true] },
    };
    const { values, secrets } = decode(onWire(properties));

    const { parts, ...others } = encode(values, secrets).toJavaScript();

    expect(others).toEqual({
      name: properties.name,
      flowJson: properties.flowJson,
      plain: properties.plain,
    });
    // An unknown value that is encoded again has the type that the engine accepts for all.
    expect(parts).toMatchObject({ screens: [{ id: secret("B") }, { id: expect.any(String) }] });
  });

  it("become secret if the inputs are, although they were received as plain values", () => {
    const { values } = decode(onWire({ flowJson: { screens: [{ id: "A" }] } }));

    expect(encode(values, { flowJson: true }).toJavaScript()).toEqual({
      flowJson: secret({ screens: [{ id: "A" }] }),
    });
    expect(encode(values, { flowJson: { screens: { "0": { id: true } } } }).toJavaScript()).toEqual(
      { flowJson: { screens: [{ id: secret("A") }] } },
    );
  });

  it("are encoded as they were received", () => {
    const json = fc.jsonValue().filter((value) => !/e-|__proto__/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (properties) => {
        const { __provider: _, ["__proto__"]: __, ...others } = properties;
        const bytes = encode(others).serializeBinary();

        const { values } = decode(Struct.deserializeBinary(bytes));

        expect(values).toEqual(others);
      }),
    );
  });
});
