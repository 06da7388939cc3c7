import type { JsonObject } from "../../../../provider/flow-json/json";
import { complete, documentOf, footer, screenOf, startedRun, tapFooter, submit } from "./support";

describe("patterns that take very long", () => {
  const input = { type: "TextInput", label: "X", "max-chars": 1_000_000 };

  it.each<[string, JsonObject, string]>([
    ["a group that repeats", { ...input, pattern: "^(a+)+$" }, `${"a".repeat(40)}!`],
    ["words with gaps", { ...input, pattern: "^(\\w+\\s?)*$" }, `${"a".repeat(60)}!`],
  ])("are stopped: %s", async (_, component, text) => {
    expect((await submit(component, text)).error).toBe("The pattern takes too long for this text.");
  });

  it.each<[string, JsonObject, string, string]>([
    [
      "an email",
      { ...input, "input-type": "email" },
      `a@${".".repeat(200_000)}@`,
      "Enter an email address.",
    ],
    [
      "an email with many parts",
      { ...input, "input-type": "email" },
      `a@${"b.".repeat(200_000)}`,
      "Enter an email address.",
    ],
    [
      "a phone",
      { ...input, "input-type": "phone" },
      `${"1".repeat(400_000)}x`,
      "Enter a phone number.",
    ],
  ])("do not include the format of %s", async (_, component, text, message) => {
    expect((await submit(component, text)).error).toBe(message);
  });

  it("have one time limit for all inputs of a screen", async () => {
    const text = `${"a".repeat(40)}!`;
    const inputs = Array.from({ length: 500 }, (_, index) => ({
      ...input,
      name: `a${index}`,
      pattern: "^(a+)+$",
      "init-value": text,
    }));
    const run = await startedRun(documentOf([screenOf("START", [...inputs, footer(complete())])]));
    await tapFooter(run);

    const errors = new Set([...run.inputs.values()].map(({ error }) => error));
    expect([...errors]).toStrictEqual(["The pattern takes too long for this text."]);
  });
});
