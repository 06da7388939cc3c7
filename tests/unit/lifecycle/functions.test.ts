import { startEmulator } from "kaleyra-emulator";

import { functions } from "../../../provider/lifecycle/functions";
import { operations } from "../../support/client";
import { aDocument, contextOn, ourSecondWaba, ourWaba, errorOf } from "../support/flow";

const id = "112";
const endpointUri = "https://example.test/";
const survey = { id, name: "survey", categories: ["SURVEY"], document: aDocument(), endpointUri };
const others = [
  { id: "113", name: "signup", categories: ["SIGN_UP", "OTHER"], status: "PUBLISHED" as const },
  { id: "114", name: "old", categories: ["SURVEY"], status: "DEPRECATED" as const },
  { id: "115", name: "elsewhere", categories: ["SURVEY"], wabaId: ourSecondWaba },
];

describe("getFlow", () => {
  it("returns Kaleyra's data of a flow, including its WABA, with one call", async () => {
    await using kaleyra = await startEmulator({ flows: [survey] });

    const flow = await functions.getFlow({ flowId: id }, contextOn(kaleyra));

    expect(flow).toEqual({
      flowId: id,
      name: "survey",
      status: "DRAFT",
      categories: ["SURVEY"],
      validationErrors: [],
      jsonVersion: "7.3",
      endpointUri,
      wabaId: ourWaba,
    });
    expect(operations(kaleyra)).toEqual(["getFlow"]);
  });
});

describe("getFlows", () => {
  it.each<[string, Parameters<typeof functions.getFlows>[0], readonly string[]]>([
    ["no filter", {}, ["old", "signup", "survey"]],
    ["a WABA", { wabaId: ourSecondWaba }, ["elsewhere"]],
    ["a name", { name: "signup" }, ["signup"]],
    ["a status", { status: "DEPRECATED" }, ["old"]],
    ["a category", { category: "OTHER" }, ["signup"]],
    ["a name and a status that exclude each other", { name: "signup", status: "DRAFT" }, []],
  ])("returns the flows of all pages that match %s", async (_given, filter, names) => {
    await using kaleyra = await startEmulator({
      flows: [survey, ...others],
      switches: { pageSize: 1 },
    });
    const context = { ...contextOn(kaleyra), defaultWabaId: ourWaba };

    const { wabaId, flows } = await functions.getFlows(filter, context);

    expect(flows.map(({ name }) => name).sort()).toEqual(names);
    expect(wabaId).toBe(filter.wabaId ?? ourWaba);
  });

  it("requires a WABA, before anything is sent", async () => {
    await using kaleyra = await startEmulator();

    const refused = await errorOf(functions.getFlows({}, contextOn(kaleyra)));

    expect(refused.message).toEqual(
      expect.stringMatching(
        /^could not list flows, since no WABA is set\. Pass wabaId to the call, or run `pulumi config set/,
      ),
    );
    expect(operations(kaleyra)).toEqual([]);
  });
});

describe("getFlowJson", () => {
  it("returns the document as Kaleyra returns it, with its version", async () => {
    await using kaleyra = await startEmulator({ flows: [survey] });

    const { flowJson, jsonVersion } = await functions.getFlowJson(
      { flowId: id },
      contextOn(kaleyra),
    );

    expect(JSON.parse(flowJson)).toEqual(aDocument());
    expect(jsonVersion).toBe("7.3");
  });
});

describe("getFlowPreview", () => {
  it("returns the same address until it is renewed", async () => {
    await using kaleyra = await startEmulator({ flows: [survey] });
    const preview = (renew: boolean) =>
      functions.getFlowPreview({ flowId: id, renew }, contextOn(kaleyra));

    const first = await preview(false);
    const second = await preview(false);
    const renewed = await preview(true);

    expect(first.previewUrl).toMatch(/^http/);
    expect(Date.parse(first.expiresAt ?? "")).toBeGreaterThan(Date.now());
    expect(second).toEqual(first);
    expect(renewed.previewUrl).not.toBe(first.previewUrl);
  });
});

describe.each(["getFlow", "getFlowJson", "getFlowPreview"] as const)("%s", (name) => {
  it.each([
    ["an id that this account does not have", "999", /flow 999: this account has no such flow/],
    ["text that is not an id", "abc/../1", /"abc\/..\/1" is not a flow id/],
  ])("refuses %s", async (_given, flowId, message) => {
    await using kaleyra = await startEmulator({ flows: [survey] });

    const refused = await errorOf(functions[name]({ flowId }, contextOn(kaleyra)));

    expect(refused.message).toMatch(message);
  });
});
