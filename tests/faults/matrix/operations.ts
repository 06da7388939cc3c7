import type { OperationName } from "kaleyra-emulator";

import type { FaultKind } from "./fault-kinds";

/**
 * The run in which the fault happens: the first `up`, a second `up` that changes the flow, a refresh, or
 * the destroy.
 */
export type Phase = "create" | "change" | "refresh" | "destroy";

/** One operation of the matrix: the request that fails, the run, and the flow. */
export interface Operation {
  /** The head of the column in docs/reliability.md. */
  readonly title: string;
  readonly phase: Phase;
  /** The request that meets the fault. */
  readonly request: OperationName;
  /** The `publish` of the flow. */
  readonly publish: boolean;
  /** What the second program changes. */
  readonly changes?: "categories" | "document";
  /** `change`: the change is staged, not published. `before`: a staged edit is published by it. */
  readonly staged?: "change" | "before";
  /** Whether the program chooses the name: a flow of that name may then be another's. */
  readonly choosesName?: boolean;
  /** Whether an error hook of the program repeats what fails. */
  readonly hasErrorHook?: boolean;
  /** Faults that this request cannot meet. */
  readonly impossible?: readonly FaultKind[];
}

/** A create has no flow in its address that could be missing. */
const impossibleInCreate: readonly FaultKind[] = ["no such flow, though the WABA lists it"];

/** The matrix, in the order of docs/reliability.md. The keys are arguments of run-row.ts. */
export const operations = {
  create: {
    title: "create",
    phase: "create",
    request: "createFlow",
    publish: true,
    impossible: impossibleInCreate,
  },
  createNamed: {
    title: "create, under a chosen name",
    phase: "create",
    request: "createFlow",
    publish: true,
    choosesName: true,
    impossible: impossibleInCreate,
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
    // Both put a flow into the response, and this response has a list of assets.
    impossible: ["wrapped response", "unknown status"],
  },
} as const satisfies Record<string, Operation>;

export type OperationKey = keyof typeof operations;
