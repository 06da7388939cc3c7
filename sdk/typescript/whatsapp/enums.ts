/**
 * The purpose of a flow. Any other value is sent to Kaleyra, with a warning.
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
// Any string: `& {}` lets editors still suggest the known values.
export type FlowCategory = (typeof FlowCategory)[keyof typeof FlowCategory] | (string & {});

/**
 * The status of a flow. WhatsApp itself throttles or blocks an unhealthy published flow. A
 * deprecated flow stays deprecated forever.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/lifecycle
 */
export const FlowStatus = {
  /** Can be edited and tested, but not sent to customers. */
  Draft: "DRAFT",
  /** Live: customers can open it. */
  Published: "PUBLISHED",
  /**
   * Live, but WhatsApp limits sending to a few times an hour, because the endpoint or screens are
   * unhealthy.
   */
  Throttled: "THROTTLED",
  /** Cannot be sent or opened until it is healthy again. */
  Blocked: "BLOCKED",
  /** Withdrawn forever. */
  Deprecated: "DEPRECATED",
} as const;
// Any string: `& {}` lets editors still suggest the known values.
export type FlowStatus = (typeof FlowStatus)[keyof typeof FlowStatus] | (string & {});

/** How a change reaches a flow that is live. */
export const UpdateStrategy = {
  /** Changes the flow in place: it goes back to DRAFT and is published again in the same update. */
  InPlace: "InPlace",
  /**
   * Creates and publishes a new flow, then deprecates the old one. There is no gap for customers,
   * but a new id.
   */
  Replace: "Replace",
  /**
   * Stage it while `publish` is false: the edited flow stays a DRAFT, to be tested in draft mode. `publish: true` then
   * publishes it in place. Meanwhile messages most likely still send the version that was published last.
   */
  Draft: "Draft",
} as const;
export type UpdateStrategy = (typeof UpdateStrategy)[keyof typeof UpdateStrategy];

/** What a preview does with errors in a document. */
export const FlowJsonValidation = {
  /**
   * Like `Error`, but findings on which Meta's documentation and client disagree are errors instead
   * of warnings.
   */
  Strict: "Strict",
  /** The preview fails, and nothing is sent. */
  Error: "Error",
  /** Errors are shown as warnings, and the document is sent. */
  Warn: "Warn",
  /** The document is not checked, except that it must be a JSON object. */
  Off: "Off",
} as const;
export type FlowJsonValidation = (typeof FlowJsonValidation)[keyof typeof FlowJsonValidation];

/** What happens to a flow at Kaleyra when it leaves the stack. */
export const DeletionPolicy = {
  /** A draft is deleted. A flow that was ever published is deprecated, with a warning. */
  DeleteOrDeprecate: "DeleteOrDeprecate",
  /** A draft is deleted. For a flow that was ever published, the destroy fails. */
  DeleteOnly: "DeleteOnly",
  /** The flow stays at Kaleyra as it is, and leaves the state, with a warning. */
  Retain: "Retain",
  /** The destroy fails before anything is sent. */
  Prevent: "Prevent",
} as const;
export type DeletionPolicy = (typeof DeletionPolicy)[keyof typeof DeletionPolicy];
