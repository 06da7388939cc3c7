import { compareSchemas, markdownOf } from "../../../../tools/schema/compare/compare";

/** A schema with one resource. */
const flow = (spec: object) => ({ resources: { "kaleyra:whatsapp:Flow": spec } });
const text = { type: "string" };
const input = "kaleyra:whatsapp:Flow input";

describe("the comparison of two schemas", () => {
  it.each([
    ["nothing", flow({ inputProperties: { name: text } }), [], []],
    [
      "a removed resource",
      {},
      ["`kaleyra:whatsapp:Flow` is gone", `\`${input} › name\` is gone`],
      [],
    ],
    [
      "an input of another type",
      flow({ inputProperties: { name: { type: "integer" } } }),
      [`\`${input} › name\`: string → integer`],
      [],
    ],
    [
      "an input that becomes required",
      flow({ inputProperties: { name: text }, requiredInputs: ["name"] }),
      [`\`${input} › name\` is required now`],
      [],
    ],
    [
      "a new required input",
      flow({ inputProperties: { name: text, wabaId: text }, requiredInputs: ["wabaId"] }),
      [`\`${input} › wabaId\` is new and required`],
      [],
    ],
    [
      "a new input",
      flow({ inputProperties: { name: text, wabaId: text } }),
      [],
      [`\`${input} › wabaId\` is new: string`],
    ],
    [
      "a new enum",
      {
        ...flow({ inputProperties: { name: text } }),
        types: { "kaleyra:whatsapp:Pod": { enum: [{ value: "IN" }] } },
      },
      [],
      ["`kaleyra:whatsapp:Pod` is new: an enum", "`kaleyra:whatsapp:Pod › IN` is new: a value"],
    ],
  ])("finds %s", (_what, after, breaking, other) => {
    const before = flow({ inputProperties: { name: text } });

    expect(compareSchemas(before, after)).toEqual({ breaking, other });
  });

  it("puts what breaks programs first", () => {
    expect(markdownOf({ breaking: ["`a` is gone"], other: ["`b` is new: string"] })).toBe(
      "## The schema of the plugin\n\n### Breaks programs\n\n- `a` is gone\n\n### Other changes\n\n- `b` is new: string\n",
    );
  });

  it("has no lists if nothing changes", () => {
    expect(markdownOf({ breaking: [], other: [] })).toBe(
      "## The schema of the plugin\n\nNo changes.\n",
    );
  });
});
