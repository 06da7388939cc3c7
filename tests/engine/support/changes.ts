import type { EmulatedFlow } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";
import { aFlow, type FlowArgs } from "../../support/flows";

/** A change of a flow's arguments, and its expected effect. */
export interface Change {
  readonly given: string;
  readonly before: FlowArgs;
  /** The arguments that change; `undefined` removes one. */
  readonly after: Partial<FlowArgs>;
  readonly op: "same" | "update" | "replace";
  /**
   * The operations on the flow that existed before, by the emulator's names. `getFlow` precedes an
   * edit without a publish: somebody may have published the flow by hand. `deprecateFlow` follows a
   * `deleteFlow` that Kaleyra refuses.
   */
  readonly calls: readonly string[];
  /** The flow at Kaleyra afterwards that has the id in the state. */
  readonly there: Partial<EmulatedFlow>;
  /** The preview's only warning about the flow; without one, warnings are not looked at. */
  readonly message?: RegExp;
}

/** The second WABA of the emulator's first account; flows are in the first one by default. */
export const otherWaba = "200000000000000103";
const draft = aFlow();
const live = aFlow({ publish: true });

const inAnotherOrder = {
  screens: aDocument().screens.map(({ layout, ...screen }) => ({ layout, ...screen })),
  version: aDocument().version,
};

/** The warning about an edit of a live flow in place. */
const takenDownAndUp =
  /is PUBLISHED; changing \w+ takes it back to DRAFT, and it is published again/;

/** Changes that keep the flow, or that have no effect. */
export const changesInPlace: readonly Change[] = [
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
      calls: ["getFlow", "uploadDocument"],
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
    message: takenDownAndUp,
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
    given: "a document as text in another layout",
    before: aFlow({ publish: true, flowJson: JSON.stringify(aDocument()) }),
    after: { flowJson: JSON.stringify(inAnotherOrder, null, 4) },
    op: "same",
    calls: [],
    there: { status: "PUBLISHED" },
  },
  {
    given: "a document as object that becomes a text",
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
    calls: ["getFlow", "updateMetadata"],
    there: { name: "second name", status: "DRAFT" },
  },
  {
    given: "a new name of a live flow",
    before: aFlow({ name: "third name", publish: true }),
    after: { name: "fourth name" },
    op: "update",
    calls: ["updateMetadata", "publishFlow"],
    there: { name: "fourth name", status: "PUBLISHED" },
    message: takenDownAndUp,
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
    calls: ["getFlow", "updateMetadata"],
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
    // The endpoint comes after the document, since Kaleyra accepts one only from Flow JSON 3.0.
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
    calls: ["getFlow", "updateMetadata"],
    there: { endpointUri: "https://flows.example.com/a" },
  },
  {
    given: "another endpoint",
    before: aFlow({ endpointUri: "https://flows.example.com/a" }),
    after: { endpointUri: "https://flows.example.com/b" },
    op: "update",
    calls: ["getFlow", "updateMetadata"],
    there: { endpointUri: "https://flows.example.com/b" },
  },
  {
    given: "a wabaId that is the default",
    before: draft,
    after: { wabaId: "200000000000000101" },
    op: "same",
    calls: [],
    there: { wabaId: "200000000000000101" },
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
    message: /stays PUBLISHED although publish is false now/,
  },
  {
    given: "another updateStrategy",
    before: live,
    after: { updateStrategy: "Replace" },
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
    given: "a document of a draft under updateStrategy Replace",
    before: aFlow({ updateStrategy: "Replace" }),
    after: { flowJson: aDocument("Bye") },
    op: "update",
    calls: ["getFlow", "uploadDocument"],
    there: { document: expect.stringContaining("Bye") as string, status: "DRAFT" },
  },
];

/** The id of a flow at Kaleyra that can be cloned; the test adds it. */
export const template = "199999999999999999";

/** Changes that need a new flow. */
export const changesByReplacement: readonly Change[] = [
  {
    given: "no endpoint any more",
    before: aFlow({ endpointUri: "https://flows.example.com/a" }),
    after: { endpointUri: undefined },
    op: "replace",
    calls: ["deleteFlow"],
    there: { status: "DRAFT" },
    message: /will be replaced, because of endpointUri; the old flow, a DRAFT, is deleted/,
  },
  {
    given: "another WABA",
    before: live,
    after: { wabaId: otherWaba },
    op: "replace",
    calls: ["deleteFlow", "deprecateFlow"],
    there: { wabaId: otherWaba, status: "PUBLISHED" },
    message: /will be replaced, because of wabaId; the old flow is deprecated/,
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
    given: "a flow to clone",
    before: draft,
    after: { cloneFlowId: template },
    op: "replace",
    calls: ["deleteFlow"],
    there: { status: "DRAFT" },
  },
  {
    given: "a document under updateStrategy Replace",
    before: aFlow({ publish: true, updateStrategy: "Replace" }),
    after: { flowJson: aDocument("Bye") },
    op: "replace",
    calls: ["deleteFlow", "deprecateFlow"],
    there: { document: expect.stringContaining("Bye") as string, status: "PUBLISHED" },
    message: /will be replaced, because of flowJson;/,
  },
  {
    given: "a document and a name under updateStrategy Replace",
    before: aFlow({ name: "v1", publish: true, updateStrategy: "Replace" }),
    after: { name: "v2", flowJson: aDocument("Bye") },
    op: "replace",
    calls: ["deleteFlow", "deprecateFlow"],
    there: { name: "v2", status: "PUBLISHED" },
  },
];
