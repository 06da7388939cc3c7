import fc from "fast-check";

import { checkFlow } from "../../../provider/lifecycle/flow/check";
import { type PropertyBag, UNKNOWN } from "../../../provider/lifecycle/value";
import { aDocument, ourSecondWaba, ourWaba } from "../support/flow";

/** The inputs of a flow that have no default. */
const required = { categories: ["SURVEY"], wabaId: ourWaba, name: "survey" };

/** The result of `checkFlow`, with its warnings. */
async function check(
  news: PropertyBag,
  { olds = {}, defaults = {} }: { olds?: PropertyBag; defaults?: Record<string, string> } = {},
) {
  const warnings: string[] = [];
  const warn = (warning: string) => warnings.push(warning);
  return { ...(await checkFlow(news, olds, { defaults, warn })), warnings };
}

describe("checkFlow", () => {
  it("fills in every default except the deletion policy, which policies must see only if it is explicit", async () => {
    expect(await check(required)).toEqual({
      inputs: { ...required, publish: false, updateStrategy: "InPlace" },
      failures: [],
      warnings: [],
    });
  });

  it("uses the configuration for a flow without its own values", async () => {
    const defaults = { wabaId: ourSecondWaba, deletionPolicy: "Retain" };
    const { wabaId: _, ...withoutWaba } = required;

    expect((await check(withoutWaba, { defaults })).inputs).toMatchObject(defaults);
    expect((await check(required, { defaults })).inputs).toMatchObject({ wabaId: ourWaba });
  });

  it("treats null and undefined as absent", async () => {
    const { inputs, failures } = await check({
      ...required,
      publish: null,
      endpointUri: undefined,
    });

    expect(failures).toEqual([]);
    expect(inputs).toMatchObject({ publish: false });
    expect(inputs).not.toHaveProperty("endpointUri");
  });

  it.each<[string, unknown, RegExp]>([
    ["wabaId", "12/../34", /a WABA id is a string of digits/],
    ["wabaId", 12, /a WABA id is a string, not a number, so quote it/],
    ["cloneFlowId", 12, /a flow id is a string, not a number, so quote it/],
    ["name", "", /1 to 200 characters/],
    ["name", "x".repeat(201), /1 to 200 characters/],
    ["name", "a\u0000b", /control characters/],
    ["name", 5, /a name is a string, not a number, so quote it/],
    ["categories", [], /at least one category/],
    ["categories", "SURVEY", /it must be a list, as in \["SURVEY"\]/],
    ["categories", [""], /at least one category/],
    ["flowJson", [1], /an object, or the text of one/],
    ["flowJson", 5, /an object, or the text of one/],
    ["flowJson", "{", /JSON/],
    ["flowJson", "[]", /object/],
    ["endpointUri", "http://example.test/", /https URL/],
    ["endpointUri", "example.test", /https URL/],
    ["endpointUri", "https://example.test/a b", /white space/],
    ["endpointUri", "\u00A0https://example.test/", /white space/],
    ["cloneFlowId", "7a", /a flow id is a string of digits/],
    ["publish", "yes", /true or false, without quotes/],
    ["publish", 1, /true or false$/],
    ["updateStrategy", "Both", /one of InPlace, Replace, Draft$/],
    ["updateStrategy", "in-place", /one of InPlace, Replace, Draft; did you mean InPlace\?/],
    ["deletionPolicy", "retain", /; did you mean Retain\?/],
    ["deletionPolicy", "delete or deprecate", /; did you mean DeleteOrDeprecate\?/],
    ["deletionPolicy", "Delete", /one of DeleteOrDeprecate, DeleteOnly, Retain, Prevent/],
    ["categorys", ["SURVEY"], /no such property; it has .*; did you mean categories\?/],
    ["constructor", "x", /no such property/],
  ])("refuses %s %j", async (property, value, reason) => {
    const { failures } = await check({ ...required, [property]: value });

    expect(failures).toHaveLength(1);
    expect(failures[0]?.reason).toMatch(reason);
    // The engine would print the whole document as the property's value.
    if (property !== "flowJson") expect(failures[0]?.property).toBe(property);
  });

  it("reports all failures at once", async () => {
    const { failures } = await check({ publish: 1, deletionPolicy: "x" });

    expect(failures.map(({ property }) => property)).toEqual(
      expect.arrayContaining(["wabaId", "categories", "publish", "deletionPolicy"]),
    );
  });

  it("refuses a document of more than 10 MB", async () => {
    const flowJson = { ...aDocument(), padding: "ü".repeat(5_300_000) };

    const { failures } = await check({ ...required, flowJson });

    expect(failures[0]?.reason).toContain("Meta accepts 10 MB at most");
  });

  it("counts an emoji as one character of a name", async () => {
    expect((await check({ ...required, name: "👍".repeat(200) })).failures).toEqual([]);
  });

  it.each(["wabaId", "name", "categories", "flowJson", "endpointUri", "publish", "deletionPolicy"])(
    "accepts a %s that is not known yet",
    async (property) => {
      const { inputs, failures } = await check({ ...required, [property]: UNKNOWN });

      expect(failures).toEqual([]);
      expect(inputs).toMatchObject({ [property]: UNKNOWN });
    },
  );

  it("accepts an unknown category, with a warning", async () => {
    const { failures, warnings } = await check({
      ...required,
      categories: ["SHOPPING", "BAKING", UNKNOWN],
    });

    expect(failures).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining("BAKING")]);
  });

  it.each([
    ["APPOINTMENT_BOKING", "APPOINTMENT_BOOKING"],
    ["appointment booking", "APPOINTMENT_BOOKING"],
    ["Lead-Generation", "LEAD_GENERATION"],
    ["SUPPORT_CUSTOMER", undefined],
  ])("suggests for the category %s that %s may be meant", async (category, suggestion) => {
    const { warnings } = await check({ ...required, categories: ["SURVEY", category] });

    const hint =
      suggestion === undefined
        ? "the known ones are SIGN_UP, SIGN_IN, "
        : `did you mean ${suggestion}?`;
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(`unknown category "${category}"; ${hint}`);
  });

  it("keeps a flow in its WABA when the default changes, with a warning", async () => {
    const { wabaId: _, ...withoutWaba } = required;
    const { inputs, warnings } = await check(withoutWaba, {
      olds: required,
      defaults: { wabaId: ourSecondWaba },
    });

    expect(inputs.wabaId).toBe(ourWaba);
    expect(warnings).toEqual([
      expect.stringMatching(new RegExp(`stays in WABA ${ourWaba}.*${ourSecondWaba} now`)),
    ]);
  });

  it("moves a flow whose explicit WABA changes", async () => {
    expect(
      (await check({ ...required, wabaId: ourSecondWaba }, { olds: required })).inputs.wabaId,
    ).toBe(ourSecondWaba);
  });
});

describe("checkFlow for a flow without a name", () => {
  const { name: _, ...nameless } = required;
  const fresh = { ...nameless, automaticName: "survey-0000001" };

  it("uses the proposed name for a new flow", async () => {
    expect((await check(fresh)).inputs).toMatchObject({
      name: "survey-0000001",
      automaticName: "survey-0000001",
    });
  });

  it("keeps an automatic name for the flow's life", async () => {
    const olds = { ...(await check(fresh)).inputs };

    const { inputs } = await check({ ...nameless, automaticName: "survey-0000002" }, { olds });

    expect(inputs).toMatchObject({ name: "survey-0000001", automaticName: "survey-0000001" });
  });

  it("returns to the automatic name after a change by hand", async () => {
    const olds = { ...(await check(fresh)).inputs, name: "by hand" };

    expect((await check(nameless, { olds })).inputs.name).toBe("survey-0000001");
  });

  it("keeps a name that the program no longer sets", async () => {
    const { inputs } = await check(fresh, { olds: required });

    expect(inputs).toMatchObject({ name: "survey" });
    expect(inputs).not.toHaveProperty("automaticName");
  });

  it("returns to the automatic name that a chosen one has replaced", async () => {
    const before = { ...(await check(fresh)).inputs };
    const chosen = { ...(await check(required, { olds: before })).inputs };

    expect(chosen).toMatchObject({ name: "survey", automaticName: "survey-0000001" });
    expect((await check(nameless, { olds: chosen })).inputs.name).toBe("survey-0000001");
  });

  it("treats the automatic name as chosen once the program sets it", async () => {
    const before = { ...(await check(fresh)).inputs };

    const { inputs } = await check({ ...required, name: "survey-0000001" }, { olds: before });

    expect(inputs).toMatchObject({ name: "survey-0000001" });
    expect(inputs).not.toHaveProperty("automaticName");
  });

  it("leaves the name unknown in a preview", async () => {
    const { inputs, failures } = await check(nameless);

    expect(failures).toEqual([]);
    expect(inputs).not.toHaveProperty("name");
  });

  it("drops the proposal if the program sets a name", async () => {
    expect(
      (await check({ ...required, automaticName: "survey-0000001" })).inputs,
    ).not.toHaveProperty("automaticName");
  });

  it("changes nothing in its own result", async () => {
    const word = fc.constantFrom("survey", "by hand", UNKNOWN, undefined);
    const bag = fc.record(
      {
        name: word,
        automaticName: fc.constantFrom("survey-0000001", "survey-0000002"),
        wabaId: fc.constantFrom(ourWaba, ourSecondWaba, "x", UNKNOWN),
        categories: fc.subarray(["SURVEY", "OTHER", "BAKING"]),
        publish: fc.constantFrom(true, false, UNKNOWN),
        flowJson: fc.constantFrom(aDocument(), JSON.stringify(aDocument()), UNKNOWN, "{"),
        deletionPolicy: fc.constantFrom("Retain", "Prevent", "Delete"),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(bag, bag, async (news, before) => {
        const olds = { ...(await check(before)).inputs };
        const first = await check(news, { olds });
        const second = await check({ ...first.inputs }, { olds });

        expect(second.inputs).toEqual(first.inputs);
        expect(second.failures).toEqual(first.failures);
      }),
    );
  });

  it("never throws for any input", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.anything()), async (news) => {
        expect(Array.isArray((await check(news)).failures)).toBe(true);
      }),
    );
  });
});
