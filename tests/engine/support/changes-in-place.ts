import { aDocument } from "../../support/documents";
import { aFlow } from "../../support/flows";
import { type Change, draft, live } from "./change";

const inAnotherOrder = {
  screens: aDocument().screens.map(({ layout, ...screen }) => ({ layout, ...screen })),
  version: aDocument().version,
};

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
    given: "the WABA it has, now said",
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
