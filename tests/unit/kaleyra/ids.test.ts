import fc from "fast-check";
import { startEmulator } from "kaleyra-emulator";

import { flowId, isId, wabaId } from "../../../provider/kaleyra/ids";
import { clientTo } from "../../support/client";

/** Texts that would change the path of a request, or only look like a number. */
const hostile = [
  "",
  "../201",
  "112/publish",
  "112?fields=id",
  "112#",
  "%31",
  "112\n",
  "\u0000112",
  "１１２",
  "-112",
  "1.5",
  "1e3",
  "0x10",
  "1".repeat(41),
];

describe("ids", () => {
  it.each(hostile)("reject %j", (text) => {
    expect(isId(text)).toBe(false);
    expect(() => flowId(text)).toThrow(RangeError);
    expect(() => wabaId(text)).toThrow(RangeError);
  });

  it("keep every digit, far beyond the precision of a number", async () => {
    const id = flowId("9007199254740993000000000001");
    await using kaleyra = await startEmulator({ flows: [{ id }] });

    await expect(clientTo(kaleyra).get(id)).resolves.toMatchObject({ id });
  });

  it("keep every digit in responses in which they are numbers", async () => {
    await using kaleyra = await startEmulator({ switches: { numericIds: true } });
    const client = clientTo(kaleyra);

    const creation = await client.create(wabaId(kaleyra.environment.KALEYRA_WABA_ID), {
      name: "a",
      categories: ["OTHER"],
    });

    expect(creation).toEqual({ outcome: "created", id: kaleyra.flows()[0]?.id });
  });

  it("contain only digits, so that no id can lead to another address", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(isId(text)).toBe(/^[0-9]{1,40}$/.test(text));
      }),
    );
  });

  it("are quoted and short in the error for invalid ones", () => {
    expect(() => flowId("../\u0007" + "x".repeat(100))).toThrow(/^"\.\.\/\\u0007x{56}" is not/);
  });

  it("of flows and of WABAs are different types", () => {
    const client = clientTo({ url: "http://127.0.0.1:9" });

    // @ts-expect-error -- a WABA's id is not a flow's
    const wrong = () => client.delete(wabaId("1"));

    expect(wrong).toBeInstanceOf(Function);
  });
});
