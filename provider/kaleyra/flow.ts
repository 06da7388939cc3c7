/**
 * The statuses of a flow. WhatsApp moves an unhealthy published flow to THROTTLED or BLOCKED, and
 * back. An unknown status is passed through unchanged; `string & {}` keeps the editor's
 * suggestions.
 *
 * @see
 *   https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/lifecycle
 */
export type FlowStatus =
  | "DRAFT"
  | "PUBLISHED"
  | "THROTTLED"
  | "BLOCKED"
  | "DEPRECATED"
  | (string & {});

/** An error that Kaleyra (Meta) finds in an uploaded document. */
export interface ValidationError {
  /** Meta's code, e.g. `INVALID_PROPERTY_KEY`. */
  readonly error: string;
  readonly message: string;
  /** The place in the document, e.g. `screens[0].layout.children[0].type`. */
  readonly path?: string;
  /** First line in the uploaded text, from 1. */
  readonly line?: number;
}

/** A flow at Kaleyra. Fields that were not requested or have no value are missing. */
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

/** A URL at which anyone can try a flow until it expires. */
export interface FlowPreview {
  readonly url: string;
  /** The time of expiry in Meta's format, e.g. `2026-11-30T12:00:00+0000`. */
  readonly expiresAt?: string;
}
