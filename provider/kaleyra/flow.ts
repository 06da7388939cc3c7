/**
 * The stages of a flow. WhatsApp itself moves a published flow to THROTTLED or BLOCKED when it is
 * unhealthy, and back. A word not known here passes through as it came.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/lifecycle
 */
export type FlowStatus =
  | "DRAFT"
  | "PUBLISHED"
  | "THROTTLED"
  | "BLOCKED"
  | "DEPRECATED"
  | (string & {});

/** What Kaleyra (Meta) finds wrong with an uploaded document. */
export interface ValidationError {
  /** Meta's code, e.g. `INVALID_PROPERTY_KEY`. */
  readonly error: string;
  readonly message: string;
  /** Where in the document, e.g. `screens[0].layout.children[0].type`. */
  readonly path?: string;
  /** First line in the uploaded text, from 1. */
  readonly line?: number;
}

/** A flow as it stands at Kaleyra. Fields that were not asked for, or have no value, are missing. */
export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly status: FlowStatus;
  readonly categories: readonly string[];
  readonly validationErrors: readonly ValidationError[];
  readonly jsonVersion?: string;
  readonly dataApiVersion?: string;
  readonly endpointUri?: string;
  readonly wabaId?: string;
}

/** An address at which anybody can try a flow out, until it runs out. */
export interface FlowPreview {
  readonly url: string;
  /** When it runs out, as Meta writes times, e.g. `2026-11-30T12:00:00+0000`. */
  readonly expiresAt?: string;
}
