import type { JsonObject } from "../../../../provider/flow-json/json";
import { tried } from "./support";

describe("a pattern that takes years", () => {
  const input = { type: "TextInput", label: "X", "max-chars": 1_000_000 };

  it.each<[string, JsonObject, string]>([
    ["a group that repeats", { ...input, pattern: "^(a+)+$" }, `${"a".repeat(40)}!`],
    ["words with gaps", { ...input, pattern: "^(\\w+\\s?)*$" }, `${"a".repeat(60)}!`],
    ["our form of an email", { ...input, "input-type": "email" }, `a@${".".repeat(200_000)}@`],
    ["our form of a phone", { ...input, "input-type": "phone" }, `${"1".repeat(400_000)}x`],
  ])("is stopped: %s", async (_, component, text) => {
    expect((await tried(component, text)).error).toBe("The pattern takes too long for this text.");
  });

  it.each(["constructor", "__proto__", "toString"])(
    "an input-type %s checks nothing",
    async (type) => {
      expect(await tried({ ...input, "input-type": type }, "text")).toMatchObject({
        error: undefined,
        payload: { input: "text" },
      });
    },
  );
});
