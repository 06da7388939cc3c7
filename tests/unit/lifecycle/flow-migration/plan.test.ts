import { checkMigration } from "../../../../provider/lifecycle/flow-migration/check";
import { diffMigration } from "../../../../provider/lifecycle/flow-migration/plan";
import type {
  FlowMigrationState,
  PlannedMigration,
} from "../../../../provider/lifecycle/flow-migration/state";
import { UNKNOWN } from "../../../../provider/lifecycle/value";

const inputs = { sourceWabaId: "1", destinationWabaId: "2", flowName: "booking" };
const state: FlowMigrationState = {
  ...inputs,
  deletionPolicy: "DeleteOrDeprecate",
  status: "DRAFT",
  account: "a",
};

/** The result of `checkMigration`, with its warnings; `wabaId` is the stack's setting. */
function check(news: Record<string, unknown>, olds = {}, wabaId?: string) {
  const warnings: string[] = [];
  const context = { defaults: { wabaId }, warn: (text: string) => warnings.push(text) };
  return { ...checkMigration(news, olds, context), warnings };
}

describe("checkMigration", () => {
  it.each<[given: string, news: Record<string, unknown>, property: string, reason: RegExp]>([
    [
      "no source",
      { destinationWabaId: "2", flowName: "a" },
      "sourceWabaId",
      /the id of the WABA that has the flow is needed/,
    ],
    [
      "no destination",
      { sourceWabaId: "1", flowName: "a" },
      "destinationWabaId",
      /no WABA is set\. Set destinationWabaId/,
    ],
    [
      "no name",
      { sourceWabaId: "1", destinationWabaId: "2" },
      "flowName",
      /the name of the flow in the source WABA is needed/,
    ],
    ["a source that is not an id", { ...inputs, sourceWabaId: "shop" }, "sourceWabaId", /digits/],
    ["an empty name", { ...inputs, flowName: "" }, "flowName", /1 to 200/],
    ["an unknown policy", { ...inputs, deletionPolicy: "Keep" }, "deletionPolicy", /one of/],
    [
      "the same WABA as source and destination",
      { ...inputs, sourceWabaId: "2" },
      "destinationWabaId",
      /cloneFlowId/,
    ],
    ["an unknown property", { ...inputs, names: [] }, "names", /no such property; it has source/],
  ])("refuses %s", (_given, news, property, reason) => {
    expect(check(news).failures).toEqual([
      { property, reason: expect.stringMatching(reason) as unknown },
    ]);
  });

  it("accepts unknown values", () => {
    const news = { sourceWabaId: UNKNOWN, destinationWabaId: UNKNOWN, flowName: UNKNOWN };

    expect(check(news).failures).toEqual([]);
  });

  it("takes the destination from the configuration, and keeps it when that changes", () => {
    const { destinationWabaId: _, ...news } = inputs;

    const fresh = check(news, {}, "2");
    const later = check(news, fresh.inputs, "3");

    expect(fresh.inputs.destinationWabaId).toBe("2");
    expect(later.inputs.destinationWabaId).toBe("2");
    expect(later.warnings).toEqual([expect.stringMatching(/stays in WABA 2/)]);
  });
});

describe("diffMigration", () => {
  it.each<[string, Partial<PlannedMigration>, changed: string[], replaces: string[]]>([
    ["nothing", {}, [], []],
    ["a policy", { deletionPolicy: "Retain" }, ["deletionPolicy"], []],
    ["another name", { flowName: "other" }, ["flowName"], ["flowName"]],
    [
      "another destination",
      { destinationWabaId: "3" },
      ["destinationWabaId"],
      ["destinationWabaId"],
    ],
    ["a name that is not known yet", { flowName: UNKNOWN }, ["flowName"], []],
  ])("of %s", (_given, change, changed, replaces) => {
    expect(diffMigration("7", state, { ...inputs, ...change }, () => {})).toEqual({
      changed,
      replaces,
    });
  });

  it("finds a change if the copy could not be read after its creation", () => {
    const { status: _, ...unread } = state;

    expect(diffMigration("7", unread, inputs, () => {}).changed).toEqual(["status"]);
  });

  it.each<[string, Partial<FlowMigrationState>, Partial<PlannedMigration>, RegExp]>([
    ["the old copy has its name", {}, { sourceWabaId: "3" }, /accepts the name "booking" once/],
    [
      "the old copy may not be deleted",
      { deletionPolicy: "Prevent" },
      { flowName: "other" },
      /deletionPolicy Prevent would keep the old flow/,
    ],
  ])("refuses a replacement: %s", (_given, oldState, change, message) => {
    expect(() =>
      diffMigration("7", { ...state, ...oldState }, { ...inputs, ...change }, () => {}),
    ).toThrow(message);
  });

  it("warns about the effect of a replacement on the old copy", () => {
    const warnings: string[] = [];

    const published = { ...state, status: "PUBLISHED" };
    diffMigration("7", published, { ...inputs, flowName: "other" }, (text) => warnings.push(text));

    expect(warnings).toEqual([expect.stringMatching(/deprecated, not deleted/)]);
  });
});
