import type { OperationName } from "kaleyra-emulator";

import type { FaultKind } from "./fault-kinds";

/** When the fault happens: in the first `up`, in a second one that changes the flow, in another run. */
export type Phase = "create" | "change" | "refresh" | "destroy";

/** A row of the matrix: which request fails, in which run, of what flow. */
export interface Operation {
  readonly title: string;
  readonly phase: Phase;
  readonly request: OperationName;
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
    request: "createFlow",
    publish: true,
    impossible: notOfACreate,
  },
  createNamed: {
    title: "create, under a chosen name",
    phase: "create",
    request: "createFlow",
    publish: true,
    choosesName: true,
    impossible: notOfACreate,
  },
  upload: { title: "upload", phase: "create", request: "uploadDocument", publish: true },
  uploadRepeated: {
    title: "upload, the create repeated by an error hook",
    phase: "create",
    request: "uploadDocument",
    publish: true,
    hasErrorHook: true,
  },
  publish: { title: "publish", phase: "create", request: "publishFlow", publish: true },
  edit: {
    title: "edit (metadata)",
    phase: "change",
    request: "updateMetadata",
    publish: true,
    changes: "categories",
  },
  uploadAgain: {
    title: "upload to a live flow",
    phase: "change",
    request: "uploadDocument",
    publish: true,
    changes: "document",
  },
  publishAgain: {
    title: "publish after an edit",
    phase: "change",
    request: "publishFlow",
    publish: true,
    changes: "document",
  },
  stage: {
    title: "stage an edit",
    phase: "change",
    request: "uploadDocument",
    publish: true,
    changes: "document",
    staged: "change",
  },
  stageMetadata: {
    title: "stage an edit (metadata)",
    phase: "change",
    request: "updateMetadata",
    publish: true,
    changes: "categories",
    staged: "change",
  },
  publishStaged: {
    title: "publish a staged edit",
    phase: "change",
    request: "publishFlow",
    publish: true,
    changes: "document",
    staged: "before",
  },
  delete: { title: "delete a draft", phase: "destroy", request: "deleteFlow", publish: false },
  deletePublished: {
    title: "delete a live flow",
    phase: "destroy",
    request: "deleteFlow",
    publish: true,
  },
  deprecate: { title: "deprecate", phase: "destroy", request: "deprecateFlow", publish: true },
  read: { title: "read", phase: "refresh", request: "getFlow", publish: true },
  readDocument: {
    title: "read the document",
    phase: "refresh",
    request: "listAssets",
    publish: true,
    impossible: ["wrapped response", "unknown status"],
  },
} as const satisfies Record<string, Operation>;

export type OperationKey = keyof typeof operations;
