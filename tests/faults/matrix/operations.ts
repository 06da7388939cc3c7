import type { OperationName } from "kaleyra-emulator";

import type { FaultKind } from "./fault-kinds";

/** When the fault strikes: in the first `up`, in a second one that changes the flow, in another run. */
export type Phase = "create" | "change" | "refresh" | "destroy";

/** A row of the matrix: which request is struck, in which run, of what flow. */
export interface Operation {
  readonly title: string;
  readonly phase: Phase;
  readonly struck: OperationName;
  readonly publish: boolean;
  /** What the second program changes. */
  readonly changes?: "categories" | "document";
  /** The change is staged, and not published; or the flow has a staged edit, which is published. */
  readonly staged?: "change" | "before";
  /** The program chooses the name, so that a flow of that name proves nothing. */
  readonly choosesName?: boolean;
  /** An error hook repeats what fails, three attempts in all. */
  readonly hasErrorHook?: boolean;
  /** Faults that this request cannot meet. */
  readonly impossible?: readonly FaultKind[];
}

/** A create names no flow. */
const notOfACreate: readonly FaultKind[] = ["no such flow, though the WABA lists it"];

export const operations = {
  create: {
    title: "create",
    phase: "create",
    struck: "createFlow",
    publish: true,
    impossible: notOfACreate,
  },
  createNamed: {
    title: "create, under a chosen name",
    phase: "create",
    struck: "createFlow",
    publish: true,
    choosesName: true,
    impossible: notOfACreate,
  },
  upload: { title: "upload", phase: "create", struck: "uploadDocument", publish: true },
  uploadRepeated: {
    title: "upload, the create repeated by an error hook",
    phase: "create",
    struck: "uploadDocument",
    publish: true,
    hasErrorHook: true,
  },
  publish: { title: "publish", phase: "create", struck: "publishFlow", publish: true },
  edit: {
    title: "edit (metadata)",
    phase: "change",
    struck: "updateMetadata",
    publish: true,
    changes: "categories",
  },
  uploadAgain: {
    title: "upload to a live flow",
    phase: "change",
    struck: "uploadDocument",
    publish: true,
    changes: "document",
  },
  publishAgain: {
    title: "publish after an edit",
    phase: "change",
    struck: "publishFlow",
    publish: true,
    changes: "document",
  },
  stage: {
    title: "stage an edit",
    phase: "change",
    struck: "uploadDocument",
    publish: true,
    changes: "document",
    staged: "change",
  },
  stageMetadata: {
    title: "stage an edit (metadata)",
    phase: "change",
    struck: "updateMetadata",
    publish: true,
    changes: "categories",
    staged: "change",
  },
  publishStaged: {
    title: "publish a staged edit",
    phase: "change",
    struck: "publishFlow",
    publish: true,
    changes: "document",
    staged: "before",
  },
  delete: { title: "delete a draft", phase: "destroy", struck: "deleteFlow", publish: false },
  deletePublished: {
    title: "delete a live flow",
    phase: "destroy",
    struck: "deleteFlow",
    publish: true,
  },
  deprecate: { title: "deprecate", phase: "destroy", struck: "deprecateFlow", publish: true },
  read: { title: "read", phase: "refresh", struck: "getFlow", publish: true },
  readDocument: {
    title: "read the document",
    phase: "refresh",
    struck: "listAssets",
    publish: true,
    impossible: ["wrapped answer", "unknown stage"],
  },
} as const satisfies Record<string, Operation>;

export type OperationKey = keyof typeof operations;
