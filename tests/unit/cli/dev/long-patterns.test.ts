import type { JsonObject } from "../../../../provider/flow-json/json";
import { complete, documentOf, footer, screenOf, startedRun, submit, tapFooter } from "./support";

const tooLong = "The pattern takes too long for this text.";

/** A TextInput whose pattern takes twice as long for each more `a`. */
function exponentialInput(name: string, text: string): JsonObject {
  return { type: "TextInput", name, label: "X", pattern: "^(a+)+$", "init-value": text };
}

/** A text that the pattern would try for days. */
const endless = `${"a".repeat(50)}!`;

describe("patterns that take very long", () => {
  it.each<[string, JsonObject]>([
    ["a group that repeats", exponentialInput("input", endless)],
    ["words with gaps", { ...exponentialInput("input", endless), pattern: "^(\\w+\\s?)*$" }],
  ])("are stopped: %s", async (_, component) => {
    expect((await submit(component, undefined)).error).toBe(tooLong);
  });

  it("have one time limit for all inputs of a screen", async () => {
    // Alone it ends long before the limit. After the other one it is stopped, unless it has its own limit.
    const long = `${"a".repeat(24)}!`;
    const alone = await submit(exponentialInput("input", long), undefined);
    const inputs = [exponentialInput("first", endless), exponentialInput("second", long)];
    const run = await startedRun(documentOf([screenOf("START", [...inputs, footer(complete())])]));
    await tapFooter(run);

    expect(alone.error).toBe("Enter it in the right format.");
    expect([...run.inputs.values()].map(({ error }) => error)).toEqual([tooLong, tooLong]);
  });
});
