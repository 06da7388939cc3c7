/**
 * What a flow is for. Any other word is passed on to Kaleyra, with a warning.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowsapi
 */
export const FlowCategory = {
  SignUp: "SIGN_UP",
  SignIn: "SIGN_IN",
  AppointmentBooking: "APPOINTMENT_BOOKING",
  LeadGeneration: "LEAD_GENERATION",
  ContactUs: "CONTACT_US",
  CustomerSupport: "CUSTOMER_SUPPORT",
  Survey: "SURVEY",
  Shopping: "SHOPPING",
  Other: "OTHER",
} as const;
export type FlowCategory = (typeof FlowCategory)[keyof typeof FlowCategory] | (string & {});

/**
 * The stage of a flow. WhatsApp itself throttles or blocks a published flow that is unhealthy; a
 * deprecated one stays so forever.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/lifecycle
 */
export const FlowStatus = {
  /** Can be edited and tested, not sent to customers. */
  Draft: "DRAFT",
  /** Live: customers can open it. */
  Published: "PUBLISHED",
  /** Live, but WhatsApp lets it be sent only a few times an hour: its endpoint or screens do badly. */
  Throttled: "THROTTLED",
  /** WhatsApp lets it neither be sent nor opened until it does better. */
  Blocked: "BLOCKED",
  /** Withdrawn forever. */
  Deprecated: "DEPRECATED",
} as const;
export type FlowStatus = (typeof FlowStatus)[keyof typeof FlowStatus] | (string & {});

/** How a change reaches a flow that is live. */
export const UpdateStrategy = {
  /** Change it in place, which takes it back to DRAFT, and publish it again in the same update. */
  InPlace: "InPlace",
  /** Make and publish a new flow, then deprecate the old one: no gap for customers, but a new id. */
  Replace: "Replace",
} as const;
export type UpdateStrategy = (typeof UpdateStrategy)[keyof typeof UpdateStrategy];

/** What a preview does with errors it finds in a document. */
export const FlowJsonValidation = {
  /** As `Error`; what Meta's documentation and its client disagree about is an error too, not a warning. */
  Strict: "Strict",
  /** The preview fails, and nothing is sent. */
  Error: "Error",
  /** They are shown as warnings, and the document is sent. */
  Warn: "Warn",
  /** The document is not looked at, as long as it is a JSON object. */
  Off: "Off",
} as const;
export type FlowJsonValidation = (typeof FlowJsonValidation)[keyof typeof FlowJsonValidation];

/** What becomes of a flow at Kaleyra when it leaves the stack. */
export const DeletionPolicy = {
  /** A draft is deleted; a flow that has been published is deprecated, with a warning. */
  DeleteOrDeprecate: "DeleteOrDeprecate",
  /** A draft is deleted; of a flow that has been published the destroy fails. */
  DeleteOnly: "DeleteOnly",
  /** The flow stays as it is, and Pulumi forgets it, with a warning. */
  Retain: "Retain",
  /** The destroy fails before anything is sent. */
  Prevent: "Prevent",
} as const;
export type DeletionPolicy = (typeof DeletionPolicy)[keyof typeof DeletionPolicy];
