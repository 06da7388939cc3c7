import { readHeader } from "../documents/document";
import { normalizeDocument } from "../documents/normalize";
import { validateDocument, type ValidationError } from "../documents/validate";

/** One flow as it is at Kaleyra. */
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
  /** The document as it reads back. */
  readonly storedDocument: string;
  readonly validationErrors: readonly ValidationError[];
  readonly formerlyPublished: boolean;
  readonly jsonVersion?: string;
  /** Present if the document exchanges data with an endpoint. */
  readonly dataApiVersion?: string;
}

/** A flow to begin with; what is missing is filled in. */
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
  /** @default whether the status is another than DRAFT */
  readonly formerlyPublished?: boolean;
}

/** What can be changed by hand, as in Meta's own console. */
export interface FlowEdit {
  readonly name?: string;
  readonly categories?: readonly string[];
  readonly endpointUri?: string;
  readonly document?: string | object;
}

/** Statuses in which customers can open the flow. */
export const liveStatuses: ReadonlySet<string> = new Set(["PUBLISHED", "THROTTLED", "BLOCKED"]);

/** A flow as the emulator keeps it; it changes. */
export interface StoredFlow {
  readonly id: string;
  readonly wabaId: string;
  readonly sid: string;
  /** Counts up from flow to flow; lists are ordered by it, and their cursors hold it. */
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

export function setDocument(flow: StoredFlow, text: string, normalizes: boolean): void {
  flow.document = text;
  flow.storedDocument = normalizes ? normalizeDocument(text) : text;
  flow.validationErrors = validateDocument(text);
}

/** A flow past DRAFT counts as formerly published: at Meta there is no other way there. */
export function setStatus(flow: StoredFlow, status: string): void {
  flow.status = status;
  flow.formerlyPublished ||= status !== "DRAFT";
}

/** A copy for callers, which does not change later. */
export function copyOf(flow: StoredFlow): EmulatedFlow {
  const { jsonVersion, dataApiVersion } = readHeader(flow.document);
  return {
    id: flow.id,
    wabaId: flow.wabaId,
    sid: flow.sid,
    name: flow.name,
    categories: [...flow.categories],
    status: flow.status,
    ...(flow.endpointUri === undefined ? {} : { endpointUri: flow.endpointUri }),
    document: flow.document,
    storedDocument: flow.storedDocument,
    validationErrors: structuredClone(flow.validationErrors),
    formerlyPublished: flow.formerlyPublished,
    ...(jsonVersion === undefined ? {} : { jsonVersion }),
    ...(dataApiVersion === undefined ? {} : { dataApiVersion }),
  };
}
