import { compareSchemas, markdownOf } from "../../../../tools/schema/compare/compare";

const flow = (spec: object) => ({ resources: { "kaleyra:whatsapp:Flow": spec } });
const text = { type: "string" };
const input = "kaleyra:whatsapp:Flow input";

describe("the comparison of two schemas", () => {
  it.each([
    ["nothing", flow({ inputProperties: { name: text } }), [], []],
    [
      "a resource that is gone",
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
      "an input that is required now",
      flow({ inputProperties: { name: text }, requiredInputs: ["name"] }),
      [`\`${input} › name\` is required now`],
      [],
    ],
    [
      "an input that is new and required",
      flow({ inputProperties: { name: text, wabaId: text }, requiredInputs: ["wabaId"] }),
      [`\`${input} › wabaId\` is new and required`],
      [],
    ],
    [
      "an input that is new",
      flow({ inputProperties: { name: text, wabaId: text } }),
      [],
      [`\`${input} › wabaId\` is new: string`],
    ],
    [
      "a value of an enum that is new",
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
    expect(markdownOf({ breaking: [], other: [] })).toContain("No changes.");
  });
});
