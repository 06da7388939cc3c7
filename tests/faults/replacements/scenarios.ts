import type { Fault } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";
import { secondWaba } from "../server/faulty-kaleyra";

/** A flow that is to be replaced, and what goes wrong meanwhile. */
export interface Replacement {
  readonly title: string;
  readonly before: object;
  /** An edit of it that is staged. */
  readonly staged?: object;
  readonly wanted: object;
  /** Replaces because of the user's option, and not because of the program. */
  readonly forced?: true;
  readonly deprecatedByHand?: true;
  readonly faults?: readonly Fault[];
}

const lostResponse: Fault = { operation: "createFlow", reset: "after" };
const broken = { status: 500, body: "", times: "always" } as const;

const draft = { categories: ["OTHER"], flowJson: aDocument() };
const live = { ...draft, publish: true };
const replacing = { ...live, updateStrategy: "Replace" };
const rewritten = { ...replacing, flowJson: aDocument("Hello again") };
const staged = {
  ...draft,
  flowJson: aDocument("Hello again"),
  publish: false,
  updateStrategy: "Draft",
};
const named = { ...live, name: "survey" };

export const replacements: readonly Replacement[] = [
  { title: "up --target-replace of a live flow", before: live, wanted: live, forced: true },
  { title: "up --target-replace of a draft", before: draft, wanted: draft, forced: true },
  {
    title: "up --target-replace of a live flow, the answer to the create lost",
    before: live,
    wanted: live,
    forced: true,
    faults: [lostResponse],
  },
  {
    title: "up --target-replace of a draft, the answer to the create lost",
    before: draft,
    wanted: draft,
    forced: true,
    faults: [lostResponse],
  },
  {
    title: "up --target-replace of a live flow with a chosen name",
    before: named,
    wanted: named,
    forced: true,
  },
  { title: "moved to another WABA", before: live, wanted: { ...live, wabaId: secondWaba } },
  {
    title: "moved to another WABA, the answer to the create lost",
    before: live,
    wanted: { ...live, wabaId: secondWaba },
    faults: [lostResponse],
  },
  {
    title: "moved to another WABA with a staged edit",
    before: live,
    staged,
    wanted: { ...staged, wabaId: secondWaba },
  },
  {
    title: "up --target-replace of a flow with a staged edit",
    before: live,
    staged,
    wanted: staged,
    forced: true,
  },
  {
    title: "moved to another WABA under a chosen name",
    before: named,
    wanted: { ...named, wabaId: secondWaba },
  },
  { title: "deprecated by hand", before: live, wanted: live, deprecatedByHand: true },
  {
    title: "deprecated by hand, under a chosen name",
    before: named,
    wanted: named,
    deprecatedByHand: true,
  },
  {
    title: "replaced for its document, and the create fails",
    before: replacing,
    wanted: rewritten,
    faults: [{ operation: "createFlow", ...broken }],
  },
  {
    title: "replaced for its document, and the upload fails",
    before: replacing,
    wanted: rewritten,
    faults: [{ operation: "uploadDocument", ...broken }],
  },
  {
    title: "replaced for its document, and the publish fails",
    before: replacing,
    wanted: rewritten,
    faults: [{ operation: "publishFlow", ...broken }],
  },
  {
    title: "replaced for its document, and the old flow cannot be deprecated",
    before: replacing,
    wanted: rewritten,
    faults: [{ operation: "deprecateFlow", ...broken }],
  },
];
