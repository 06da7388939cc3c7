import fc from "fast-check";

import { diffFlow } from "../../../provider/lifecycle/flow/diff";
import type { FlowInputs, FlowState, PlannedInputs } from "../../../provider/lifecycle/flow/state";
import { UNKNOWN } from "../../../provider/lifecycle/value";
import { aDocument, automatic, ourSecondWaba, someInputs, someState } from "../support/flow";

const server = { url: "http://127.0.0.1" };

/** The diff of a flow with this state, whose inputs are those of the state with changes. */
function differenceOf(state: Partial<FlowState>, news: Partial<PlannedInputs>) {
  const warnings: string[] = [];
  const flowState = someState(server, state);
  const { status: _, validationErrors: _errors, account: _account, ...inputs } = flowState;
  const wanted = { ...inputs, ...news } as PlannedInputs;
  const diff = diffFlow("112", flowState, wanted, (warning) => warnings.push(warning));
  return { ...diff, warnings };
}

const full: Partial<FlowState> = {
  flowJson: aDocument(),
  endpointUri: "https://example.test/",
  cloneFlowId: "7",
};

describe("diffFlow", () => {
  it("finds no change in the same inputs", () => {
    expect(differenceOf(full, {})).toEqual({ changed: [], replaces: [], warnings: [] });
  });

  it.each<[string, Partial<PlannedInputs>]>([
    ["name", { name: "other" }],
    ["categories", { categories: ["OTHER"] }],
    ["flowJson", { flowJson: aDocument("Other") }],
    ["flowJson", { flowJson: JSON.stringify(aDocument("Other")) }],
    ["endpointUri", { endpointUri: "https://example.test/other" }],
    ["publish", { publish: true }],
    ["updateStrategy", { updateStrategy: "Replace" }],
    ["deletionPolicy", { deletionPolicy: "Retain" }],
  ])("changes a draft's %s in place", (property, news) => {
    expect(differenceOf(full, news)).toMatchObject({ changed: [property], replaces: [] });
  });

  it.each<[string, Partial<PlannedInputs>]>([
    ["wabaId", { wabaId: ourSecondWaba }],
    ["cloneFlowId", { cloneFlowId: "8", name: "other" }],
    // An input that is removed; the type does not allow `undefined`.
    ["cloneFlowId", { cloneFlowId: undefined as never, name: "other" }],
    ["endpointUri", { endpointUri: undefined as never, name: "other" }],
  ])("replaces a flow whose %s changes or is removed", (property, news) => {
    const { replaces, changed } = differenceOf(full, news);

    expect(replaces).toEqual([property]);
    expect(changed).toContain(property);
  });

  it.each<[string, Partial<PlannedInputs>]>([
    ["another order of categories", { categories: ["SURVEY", "OTHER"] }],
    ["a category that is there twice", { categories: ["OTHER", "SURVEY", "OTHER"] }],
    ["a string for an object", { flowJson: JSON.stringify(aDocument(), null, 4) }],
    ["another order of keys", { flowJson: { screens: aDocument().screens, version: "7.3" } }],
    ["a member that is null", { flowJson: { ...aDocument(), data_api_version: null } }],
  ])("finds no change in %s", (_given, news) => {
    const state = { categories: ["OTHER", "SURVEY"], flowJson: aDocument() };

    expect(differenceOf(state, news).changed).toEqual([]);
  });

  it.each([
    ["PUBLISHED", /takes it back to DRAFT.*published again/],
    [
      "THROTTLED",
      /is THROTTLED; .* is most likely refused until WhatsApp releases it.*published again/,
    ],
    [
      "BLOCKED",
      /is BLOCKED; .* is most likely refused until WhatsApp releases it.*published again/,
    ],
  ])("describes the effect of an edit of a flow that is %s", (status, message) => {
    const { changed, replaces, warnings } = differenceOf(
      { ...full, status, publish: true },
      { flowJson: aDocument("Other") },
    );

    expect({ changed, replaces }).toEqual({ changed: ["flowJson"], replaces: [] });
    expect(warnings).toEqual([expect.stringMatching(message)]);
  });

  it.each(["THROTTLED", "BLOCKED"])(
    "describes the effect of replacing a flow that is %s",
    (status) => {
      const { replaces, warnings } = differenceOf(
        {
          ...full,
          name: "survey",
          automaticName: "survey",
          status,
          publish: true,
          updateStrategy: "Replace",
        },
        { flowJson: aDocument("Other") },
      );

      expect(replaces).toEqual(["flowJson"]);
      expect(warnings).toEqual([
        expect.stringMatching(`${status} and which WhatsApp may still release.* forever`),
      ]);
    },
  );

  it.each(["PUBLISHED", "THROTTLED", "BLOCKED", "UNDER_REVIEW"])(
    "plans nothing for a flow that has become %s",
    (status) => {
      expect(differenceOf({ ...full, status, publish: true }, {}).changed).toEqual([]);
    },
  );

  it("publishes a flow again that was taken back to DRAFT by hand", () => {
    expect(differenceOf({ status: "DRAFT", publish: true }, {}).changed).toEqual(["publish"]);
  });

  it("refuses an edit that would take a live flow back to DRAFT", () => {
    const edit = () =>
      differenceOf({ ...full, status: "PUBLISHED" }, { flowJson: aDocument("Other") });

    expect(edit).toThrow(/survey \(112\) is PUBLISHED.*flowJson.*take it back to DRAFT/);
  });

  it("warns that a live flow stays live when publish is set to false", () => {
    const { changed, warnings } = differenceOf(
      { ...full, status: "PUBLISHED", publish: true },
      { publish: false },
    );

    expect(changed).toEqual(["publish"]);
    expect(warnings).toEqual([expect.stringContaining("stays PUBLISHED")]);
  });

  it("replaces a live flow with updateStrategy Replace, but never a draft", () => {
    const news: Partial<PlannedInputs> = {
      ...automatic(),
      publish: true,
      updateStrategy: "Replace",
      flowJson: aDocument("Other"),
    };
    const state = { ...automatic(), publish: true, updateStrategy: "Replace" as const };

    const live = differenceOf({ ...full, ...state, status: "PUBLISHED" }, news);
    const draft = differenceOf({ ...full, ...state, status: "DRAFT" }, news);

    expect(live.replaces).toEqual(["flowJson"]);
    expect(draft.replaces).toEqual([]);
  });

  it("replaces a flow that was deprecated by hand", () => {
    const { replaces } = differenceOf({ ...automatic(), status: "DEPRECATED" }, {});

    expect(replaces).toEqual(["status"]);
  });

  it.each([
    ["Prevent", "DRAFT"],
    ["Prevent", "PUBLISHED"],
    ["DeleteOnly", "PUBLISHED"],
    ["DeleteOnly", "DEPRECATED"],
  ] as const)("refuses to replace with %s a flow that is %s", (deletionPolicy, status) => {
    const replacement = () =>
      differenceOf({ deletionPolicy, status }, { wabaId: ourSecondWaba, deletionPolicy: "Retain" });

    expect(replacement).toThrow(/would be replaced.*deletionPolicy/);
  });

  it.each(["Retain", "DeleteOrDeprecate"] as const)("replaces with %s", (deletionPolicy) => {
    expect(differenceOf({ deletionPolicy }, { wabaId: ourSecondWaba }).replaces).toEqual([
      "wabaId",
    ]);
  });

  it("refuses a replacement that would need the old flow's name", () => {
    expect(() => differenceOf(full, { cloneFlowId: "8" })).toThrow(
      /could not have the name "survey"/,
    );
  });

  it("replaces with an automatic name, which is new each time", () => {
    const state = { ...automatic(), cloneFlowId: "7" };

    expect(differenceOf(state, { cloneFlowId: "8" }).replaces).toEqual(["cloneFlowId"]);
  });

  it.each(["name", "categories", "flowJson", "endpointUri", "wabaId", "cloneFlowId", "publish"])(
    "shows a %s that is not known yet as a change, never as a replacement or a refusal",
    (property) => {
      for (const updateStrategy of ["InPlace", "Replace"] as const) {
        for (const publish of [true, false]) {
          const state = { ...full, status: "PUBLISHED", publish, updateStrategy };

          const { changed, replaces } = differenceOf(state, { [property]: UNKNOWN });

          expect({ changed, replaces }).toEqual({ changed: [property], replaces: [] });
        }
      }
    },
  );

  it("finds unknown values inside a document", () => {
    const document = {
      ...aDocument(),
      data_channel_uri: UNKNOWN,
    } as unknown as FlowInputs["flowJson"];
    const news = { flowJson: document } as Partial<PlannedInputs>;

    expect(differenceOf(full, news).changed).toEqual(["flowJson"]);
  });

  it("finds a change in what a lost response left unsettled", () => {
    const { changed } = differenceOf({ ...full, unsettled: ["name", "flowJson"] }, {});

    expect(changed).toEqual(["name", "flowJson"]);
  });

  it("ignores the order of categories and keys", () => {
    const category = fc.constantFrom("SURVEY", "OTHER", "SIGN_UP", "CONTACT_US");
    const categories = fc.array(category, { minLength: 1, maxLength: 4 });
    const document = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });
    fc.assert(
      fc.property(categories, categories, document, document, (old, wanted, oldDoc, newDoc) => {
        const state = { categories: old, flowJson: oldDoc as never };
        const reversed = Object.fromEntries(Object.entries(newDoc).reverse());

        const diff = differenceOf(state, { categories: wanted, flowJson: newDoc as never });
        const reordered = differenceOf(state, {
          categories: [...wanted].reverse(),
          flowJson: JSON.stringify(reversed),
        });
        const opposite = differenceOf(
          { categories: wanted, flowJson: newDoc as never },
          { categories: old, flowJson: oldDoc as never },
        );

        expect(reordered).toEqual(diff);
        expect(opposite.changed).toEqual(diff.changed);
        expect(differenceOf(state, {}).changed).toEqual([]);
      }),
    );
  });

  it("finds no change once the inputs are in the state", () => {
    const wanted = someInputs({ name: "new", categories: ["OTHER"], flowJson: aDocument("New") });

    const { changed } = differenceOf({ ...wanted }, wanted);

    expect(changed).toEqual([]);
  });
});
