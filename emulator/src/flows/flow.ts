import { readHeader } from "../documents/document";
import { normalizeDocument } from "../documents/normalize";
import { validateDocument, type ValidationError } from "../documents/validate";
import type { Switches } from "../switches";

/**
 * A copy of a flow for callers. Part of the package's API; the admin API sends it as JSON.
 */
export interface EmulatedFlow {
  readonly id: string;
  readonly wabaId: string;
  readonly sid: string;
  readonly name: string;
  readonly categories: readonly string[];
  /** One of Meta's five statuses, or any word that `setStatus` was given. */
  readonly status: string;
  readonly endpointUri?: string;
  /** The document as it was uploaded. */
  readonly document: string;
  /** The document as a download returns it: it differs with the switch `normalizesDocuments`. */
  readonly storedDocument: string;
  readonly validationErrors: readonly ValidationError[];
  readonly formerlyPublished: boolean;
  readonly jsonVersion?: string;
  /** Present if the document exchanges data with an endpoint. */
  readonly dataApiVersion?: string;
}

/**
 * A flow to add; missing members get defaults. Part of the package's API. `seedTests` in `input.ts` lists
 * the members for the admin API.
 */
export interface SeedFlow {
  readonly id?: string;
  /** @default the first WABA of the first account */
  readonly wabaId?: string;
  readonly name?: string;
  /** @default ["OTHER"] */
  readonly categories?: readonly string[];
  /** @default "DRAFT" */
  readonly status?: string;
  readonly endpointUri?: string;
  /** JSON text, or a value to serialize. */
  readonly document?: string | object;
  /** @default true unless the status is DRAFT */
  readonly formerlyPublished?: boolean;
}

/**
 * What can be changed by hand, as in Meta's console. Part of the package's API. `editTests` in `input.ts`
 * lists the members for the admin API.
 */
export interface FlowEdit {
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly endpointUri?: string;
  readonly document?: string | object;
}

/**
 * The statuses of a flow that was published and is not deprecated. Customers cannot open a BLOCKED
 * flow until Meta lifts the block.
 */
export const liveStatuses: ReadonlySet<string> = new Set(["PUBLISHED", "THROTTLED", "BLOCKED"]);

/** The record of a flow in the store and, as JSON, in the data file. Operations change it. */
export interface StoredFlow {
  readonly id: string;
  readonly wabaId: string;
  readonly sid: string;
  /** Greater for a later flow. Lists are ordered by it, and their cursors contain it. */
  readonly sequence: number;
  name: string;
  categories: readonly string[];
  status: string;
  endpointUri: string | undefined;
  document: string;
  storedDocument: string;
  validationErrors: readonly ValidationError[];
  formerlyPublished: boolean;
}

/** Replaces the document, and the two members that depend on it. */
export function setDocument(
  flow: StoredFlow,
  text: string,
  { normalizesDocuments }: Pick<Switches, "normalizesDocuments">,
): void {
  flow.document = text;
  flow.storedDocument = normalizesDocuments ? normalizeDocument(text) : text;
  flow.validationErrors = validateDocument(text);
}

/** Sets the status. A status other than DRAFT means that the flow was published: it leaves DRAFT in no other way. */
export function setStatus(flow: StoredFlow, status: string): void {
  flow.status = status;
  flow.formerlyPublished ||= status !== "DRAFT";
}

/** A copy of a flow, which does not change with it. */
export function snapshotOf(flow: StoredFlow): EmulatedFlow {
  const { jsonVersion, dataApiVersion } = readHeader(flow.document);
  return {
    id: flow.id,
    wabaId: flow.wabaId,
    sid: flow.sid,
    name: flow.name,
    categories: [...flow.categories],
    status: flow.status,
    ...(flow.endpointUri !== undefined && { endpointUri: flow.endpointUri }),
    document: flow.document,
    storedDocument: flow.storedDocument,
    validationErrors: structuredClone(flow.validationErrors),
    formerlyPublished: flow.formerlyPublished,
    ...(jsonVersion !== undefined && { jsonVersion }),
    ...(dataApiVersion !== undefined && { dataApiVersion }),
  };
}
