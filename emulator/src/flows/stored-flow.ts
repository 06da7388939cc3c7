import { readHeader } from "../documents/document-header";
import { normalizeDocument } from "../documents/normalize";
import { validateDocument } from "../documents/validate";
import type { ValidationError } from "../documents/validation-error";
import type { EmulatedFlow } from "./flow";

/** A flow within the emulator, where it changes. */
export interface StoredFlow {
  readonly id: string;
  readonly wabaId: string;
  readonly sid: string;
  /** Counts up from flow to flow: the order of a list, and what its cursors hold. */
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

/** Whatever is past DRAFT counts as published once: Meta knows no other way there. */
export function setStatus(flow: StoredFlow, status: string): void {
  flow.status = status;
  flow.formerlyPublished ||= status !== "DRAFT";
}

/** What the outside sees: nothing in it changes later. */
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
