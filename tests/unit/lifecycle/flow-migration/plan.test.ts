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

function checked(news: Record<string, unknown>, olds = {}, wabaId?: string) {
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
    ["a policy of no kind", { ...inputs, deletionPolicy: "Keep" }, "deletionPolicy", /one of/],
    ["one WABA twice", { ...inputs, sourceWabaId: "2" }, "destinationWabaId", /cloneFlowId/],
    ["a name nobody knows", { ...inputs, names: [] }, "names", /no such property; it has source/],
  ])("refuses %s", (_given, news, property, reason) => {
    expect(checked(news).failures).toEqual([
      { property, reason: expect.stringMatching(reason) as unknown },
    ]);
  });

  it("accepts unknown values", () => {
    const news = { sourceWabaId: UNKNOWN, destinationWabaId: UNKNOWN, flowName: UNKNOWN };

    expect(checked(news).failures).toEqual([]);
  });

  it("takes the destination from the configuration, and keeps it when that changes", () => {
    const { destinationWabaId: _, ...news } = inputs;

    const fresh = checked(news, {}, "2");
    const later = checked(news, fresh.inputs, "3");

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

  it("continues if the copy could not be read", () => {
    const { status: _, ...unread } = state;

    expect(diffMigration("7", unread, inputs, () => {}).changed).toEqual(["status"]);
  });

  it.each<[string, Partial<FlowMigrationState>, Partial<PlannedMigration>, RegExp]>([
    [
      "one whose name the old copy has",
      {},
      { sourceWabaId: "3" },
      /accepts the name "booking" once/,
    ],
    [
      "one whose old copy must stay",
      { deletionPolicy: "Prevent" },
      { flowName: "other" },
      /deletionPolicy Prevent would keep the old flow/,
    ],
  ])("refuses a new copy: %s", (_given, was, change, message) => {
    expect(() =>
      diffMigration("7", { ...state, ...was }, { ...inputs, ...change }, () => {}),
    ).toThrow(message);
  });

  it("describes the effect on the old copy", () => {
    const warnings: string[] = [];

    const published = { ...state, status: "PUBLISHED" };
    diffMigration("7", published, { ...inputs, flowName: "other" }, (text) => warnings.push(text));

    expect(warnings).toEqual([expect.stringMatching(/deprecated, not deleted/)]);
  });
});
