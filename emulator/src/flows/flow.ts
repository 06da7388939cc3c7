import type { ValidationError } from "../documents/validation-error";

/** One flow as it stands at Kaleyra. */
export interface EmulatedFlow {
  readonly id: string;
  readonly wabaId: string;
  readonly sid: string;
  readonly name: string;
  readonly categories: readonly string[];
  /** One of Meta's five stages, or whatever word was forced. */
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
  /** JSON text, or a value to write as such. */
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

/** Stages in which customers can have the flow, well or badly. */
export const live: ReadonlySet<string> = new Set(["PUBLISHED", "THROTTLED", "BLOCKED"]);
