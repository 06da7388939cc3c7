import { type EmulatedFlow, type Emulator, startEmulator } from "kaleyra-emulator";

import { aDocument } from "./support/documents";
import { aFlow, type FlowArgs, flows, idOf, operations } from "./support/flows";
import { type Run, stepsOf } from "./support/run";
import { TestStack } from "./support/stack";

const otherWaba = "200000000000000103";
const template = "199999999999999999";
const inAnotherOrder = {
  screens: aDocument().screens.map(({ layout, ...screen }) => ({ layout, ...screen })),
  version: aDocument().version,
};

interface Change {
  readonly given: string;
  readonly before: FlowArgs;
  readonly after: Partial<FlowArgs>;
  readonly op: "same" | "update" | "replace";
  /** What is sent to the flow that was there before. */
  readonly calls: readonly string[];
  /** What stands at Kaleyra under the flow's id in the state afterwards. */
  readonly there: Partial<EmulatedFlow>;
  readonly says?: RegExp;
}

const draft = aFlow();
const live = aFlow({ publish: true });
const takenDownAndUp =
  /is PUBLISHED: changing \w+ takes it back to DRAFT, and it is published again/;

const changes: readonly Change[] = [
  ...[
    { given: "a new document of a draft", after: { flowJson: aDocument("Bye") } },
    { given: "a new document as text", after: { flowJson: JSON.stringify(aDocument("Bye")) } },
  ].map(({ given, after }): Change => {
    const document = expect.stringContaining("Bye") as string;
    return {
      given,
      before: draft,
      after,
      op: "update",
      calls: ["uploadDocument"],
      there: { document, status: "DRAFT" },
    };
  }),
  {
    given: "a new document of a live flow",
    before: live,
    after: { flowJson: aDocument("Bye") },
    op: "update",
    calls: ["uploadDocument", "publishFlow"],
    there: { document: expect.stringContaining("Bye") as string, status: "PUBLISHED" },
    says: takenDownAndUp,
  },
  {
    given: "a document in another order",
    before: live,
    after: { flowJson: inAnotherOrder },
    op: "same",
    calls: [],
    there: { status: "PUBLISHED" },
  },
  {
    given: "a text in another layout",
    before: aFlow({ publish: true, flowJson: JSON.stringify(aDocument()) }),
    after: { flowJson: JSON.stringify(inAnotherOrder, null, 4) },
    op: "same",
    calls: [],
    there: { status: "PUBLISHED" },
  },
  {
    given: "an object that becomes a text",
    before: live,
    after: { flowJson: JSON.stringify(aDocument()) },
    op: "same",
    calls: [],
    there: { status: "PUBLISHED" },
  },
  {
    given: "a new name of a draft",
    before: aFlow({ name: "first name" }),
    after: { name: "second name" },
    op: "update",
    calls: ["updateMetadata"],
    there: { name: "second name", status: "DRAFT" },
  },
  {
    given: "a new name of a live flow",
    before: aFlow({ name: "third name", publish: true }),
    after: { name: "fourth name" },
    op: "update",
    calls: ["updateMetadata", "publishFlow"],
    there: { name: "fourth name", status: "PUBLISHED" },
    says: takenDownAndUp,
  },
  {
    given: "categories in another order",
    before: aFlow({ categories: ["SURVEY", "OTHER"] }),
    after: { categories: ["OTHER", "SURVEY"] },
    op: "same",
    calls: [],
    there: { categories: ["SURVEY", "OTHER"] },
  },
  {
    given: "other categories",
    before: draft,
    after: { categories: ["SURVEY", "OTHER"] },
    op: "update",
    calls: ["updateMetadata"],
    there: { categories: ["SURVEY", "OTHER"] },
  },
  {
    given: "everything at once of a live flow",
    before: live,
    after: {
      name: "all new",
      categories: ["SURVEY"],
      flowJson: aDocument("Bye"),
      endpointUri: "https://flows.example.com/all",
    },
    op: "update",
    calls: ["updateMetadata", "uploadDocument", "updateMetadata", "publishFlow"],
    there: {
      name: "all new",
      categories: ["SURVEY"],
      endpointUri: "https://flows.example.com/all",
      status: "PUBLISHED",
    },
  },
  {
    given: "an endpoint for the first time",
    before: draft,
    after: { endpointUri: "https://flows.example.com/a" },
    op: "update",
    calls: ["updateMetadata"],
    there: { endpointUri: "https://flows.example.com/a" },
  },
  {
    given: "another endpoint",
    before: aFlow({ endpointUri: "https://flows.example.com/a" }),
    after: { endpointUri: "https://flows.example.com/b" },
    op: "update",
    calls: ["updateMetadata"],
    there: { endpointUri: "https://flows.example.com/b" },
  },
  {
    given: "no endpoint any more",
    before: aFlow({ endpointUri: "https://flows.example.com/a" }),
    after: { endpointUri: undefined },
    op: "replace",
    calls: ["deleteFlow"],
    there: { status: "DRAFT" },
    says: /will be replaced \(endpointUri\): the old flow, a DRAFT, is deleted/,
  },
  {
    given: "another WABA",
    before: live,
    after: { wabaId: otherWaba },
    op: "replace",
    calls: ["deleteFlow", "deprecateFlow"],
    there: { wabaId: otherWaba, status: "PUBLISHED" },
    says: /will be replaced \(wabaId\): the old flow is deprecated/,
  },
  {
    given: "another WABA under the same explicit name",
    before: aFlow({ name: "mover" }),
    after: { wabaId: otherWaba },
    op: "replace",
    calls: ["deleteFlow"],
    there: { wabaId: otherWaba, name: "mover" },
  },
  {
    given: "the WABA it has, now said",
    before: draft,
    after: { wabaId: "200000000000000101" },
    op: "same",
    calls: [],
    there: { wabaId: "200000000000000101" },
  },
  {
    given: "a flow to clone",
    before: draft,
    after: { cloneFlowId: template },
    op: "replace",
    calls: ["deleteFlow"],
    there: { status: "DRAFT" },
  },
  {
    given: "publish for the first time",
    before: draft,
    after: { publish: true },
    op: "update",
    calls: ["publishFlow"],
    there: { status: "PUBLISHED" },
  },
  {
    given: "publish taken back",
    before: live,
    after: { publish: false },
    op: "update",
    calls: [],
    there: { status: "PUBLISHED" },
    says: /stays PUBLISHED although publish is false now/,
  },
  {
    given: "another publishedChange",
    before: live,
    after: { publishedChange: "Replace" },
    op: "update",
    calls: [],
    there: { status: "PUBLISHED" },
  },
  {
    given: "another deletionPolicy",
    before: live,
    after: { deletionPolicy: "Retain" },
    op: "update",
    calls: [],
    there: { status: "PUBLISHED" },
  },
  {
    given: "a document under publishedChange Replace",
    before: aFlow({ publish: true, publishedChange: "Replace" }),
    after: { flowJson: aDocument("Bye") },
    op: "replace",
    calls: ["deleteFlow", "deprecateFlow"],
    there: { document: expect.stringContaining("Bye") as string, status: "PUBLISHED" },
    says: /will be replaced \(flowJson\)/,
  },
  {
    given: "a document and a name under publishedChange Replace",
    before: aFlow({ name: "v1", publish: true, publishedChange: "Replace" }),
    after: { name: "v2", flowJson: aDocument("Bye") },
    op: "replace",
    calls: ["deleteFlow", "deprecateFlow"],
    there: { name: "v2", status: "PUBLISHED" },
  },
  {
    given: "a document of a draft under publishedChange Replace",
    before: aFlow({ publishedChange: "Replace" }),
    after: { flowJson: aDocument("Bye") },
    op: "update",
    calls: ["uploadDocument"],
    there: { document: expect.stringContaining("Bye") as string, status: "DRAFT" },
  },
];

const nameOf = ({ given }: Change) => given.replaceAll(" ", "-");
const replacement = ["create-replacement", "replace", "delete-replaced"];

describe("a change of one input", () => {
  let service: Emulator;
  let stack: TestStack;
  let previewed: Run;
  let done: Run;
  let again: Run;
  const idBefore = new Map<string, string>();
  const idAfter = new Map<string, string>();

  beforeAll(async () => {
    service = await startEmulator({ flows: [{ id: template, name: "template" }] });
    const before = flows(Object.fromEntries(changes.map((row) => [nameOf(row), row.before])));
    const after = flows(
      Object.fromEntries(changes.map((row) => [nameOf(row), { ...row.before, ...row.after }])),
    );
    stack = await TestStack.create({ kaleyra: service, program: before });
    await stack.up();
    for (const row of changes) idBefore.set(row.given, await idOf(stack, nameOf(row)));
    service.clearRequests();
    previewed = await stack.preview(after);
    expect(service.requests()).toEqual([]);
    done = await stack.up(after);
    for (const row of changes) idAfter.set(row.given, await idOf(stack, nameOf(row)));
    again = await stack.preview(after);
  });

  afterAll(async () => {
    await stack[Symbol.asyncDispose]();
    await service.close();
  });

  it.each(changes)("$given: previews as $op", (row) => {
    const steps = stepsOf(previewed, nameOf(row));

    expect(steps).toEqual(row.op === "replace" ? expect.arrayContaining(["replace"]) : [row.op]);
    if (row.says !== undefined) {
      const about = `(${idBefore.get(row.given)}): `;
      const said = previewed.warnings.filter((warning) => warning.includes(about));
      expect(said).toEqual([expect.stringMatching(row.says)]);
    }
  });

  it.each(changes)("$given: sends $calls", (row) => {
    const id = idBefore.get(row.given) ?? "";

    expect(stepsOf(done, nameOf(row))).toEqual(row.op === "replace" ? replacement : [row.op]);
    expect(operations(service, id)).toEqual(row.calls);
  });

  it.each(changes)("$given: leaves Kaleyra and the state as declared", async (row) => {
    const [before, after] = [idBefore.get(row.given), idAfter.get(row.given) ?? ""];

    expect(service.flow(after)).toMatchObject(row.there);
    expect(after === before).toBe(row.op !== "replace");
    expect((await stack.flow(nameOf(row)))?.outputs["status"]).toBe(service.flow(after)?.status);
  });

  it.each(changes.filter(({ op }) => op === "replace"))(
    "$given: takes the old flow out of use once the new one is there",
    (row) => {
      const old = service.flow(idBefore.get(row.given) ?? "");
      const everything = operations(service);

      expect([undefined, "DEPRECATED"]).toContain(old?.status);
      expect(everything.lastIndexOf("createFlow")).toBeLessThan(everything.indexOf("deleteFlow"));
    },
  );

  it("leaves nothing to do afterwards", () => {
    expect(done.ok).toBe(true);
    expect(again.changes).toEqual({ same: changes.length + 1 });
  });
});
