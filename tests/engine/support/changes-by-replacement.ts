import { aDocument } from "../../support/documents";
import { aFlow } from "../../support/flows";
import { type Change, draft, live, otherWaba } from "./change";

/** A flow at Kaleyra that can be cloned. */
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
