import type { Fault } from "kaleyra-emulator";

import { aDocument } from "../../support/documents";
import { secondWaba } from "../server/faulty-kaleyra";

/** A flow that is to be replaced, and what goes wrong meanwhile. The flow's arguments are given here. */
export interface Replacement {
  /** The title in docs/reliability.md and in faults.test.ts. */
  readonly title: string;
  /** What is deployed at first. */
  readonly before: object;
  /** An edit that is deployed after that, and not published. */
  readonly staged?: object;
  /** What the program declares in the run that replaces. */
  readonly wanted: object;
  /** Whether `pulumi up --target-replace` replaces the flow, instead of a change of the program. */
  readonly isForced?: true;
  /** Whether somebody deprecates the flow in Kaleyra's console, so that it has to be replaced. */
  readonly isDeprecatedByHand?: true;
  /** The faults in the run that replaces. */
  readonly faults?: readonly Fault[];
}

const lostResponse: Fault = { operation: "createFlow", reset: "after" };
/** Every request fails as long as this fault lasts. */
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
/** A flow whose name the program chooses. */
const withName = { ...live, name: "survey" };

export const replacements: readonly Replacement[] = [
  { title: "up --target-replace of a live flow", before: live, wanted: live, isForced: true },
  { title: "up --target-replace of a draft", before: draft, wanted: draft, isForced: true },
  {
    title: "up --target-replace of a live flow, the answer to the create lost",
    before: live,
    wanted: live,
    isForced: true,
    faults: [lostResponse],
  },
  {
    title: "up --target-replace of a draft, the answer to the create lost",
    before: draft,
    wanted: draft,
    isForced: true,
    faults: [lostResponse],
  },
  {
    title: "up --target-replace of a live flow with a chosen name",
    before: withName,
    wanted: withName,
    isForced: true,
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
    isForced: true,
  },
  {
    title: "moved to another WABA under a chosen name",
    before: withName,
    wanted: { ...withName, wabaId: secondWaba },
  },
  { title: "deprecated by hand", before: live, wanted: live, isDeprecatedByHand: true },
  {
    title: "deprecated by hand, under a chosen name",
    before: withName,
    wanted: withName,
    isDeprecatedByHand: true,
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
