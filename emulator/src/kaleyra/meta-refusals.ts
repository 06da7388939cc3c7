/** An error of Meta's, without the envelope of a response. */
export interface MetaRefusal {
  readonly code: number;
  readonly subcode?: number;
  readonly message: string;
  readonly title?: string;
  readonly userMessage?: string;
}

const cannotUpdate = "Flow can't be updated";
const cannotPublish = "Flow publishing failed";
const publishMessage = "Publishing attempt failed";
const cannotDeprecate = "Flow can't be deprecated";

/**
 * Meta's refusals. Codes, subcodes and quoted sentences are Meta's. A title or message that Meta
 * does not publish is modeled on the others.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/error-codes
 */
export const metaRefusals = {
  nameTaken: {
    code: 100,
    subcode: 4016019,
    message: "Invalid parameter",
    title: "Flow name is not unique",
    userMessage:
      "Flow name should be unique within one WhatsApp Business Account. Please select another name for your Flow.",
  },
  invalidVersion: { code: 100, message: "Invalid Flow JSON version" },
  invalidDataApiVersion: { code: 100, message: "Invalid Flow JSON data_api_version" },
  invalidDocument: { code: 100, message: "Invalid Flow JSON" },
  noSuchFlow: { code: 100, message: "Flow with specified ID does not exist" },
  twoCloneSources: { code: 100, message: "Only one clone source can be set" },
  noSuchFlowName: { code: 100, message: "Flow with specified name does not exist" },
  invalidEndpoint: { code: 100, message: "Invalid Endpoint URI" },
  endpointInDocument: { code: 100, message: "Specify Endpoint Uri in Flow JSON" },
  endpointInDocumentOnUpdate: { code: 139001, message: "Specify Endpoint Uri in Flow JSON" },
  integrity: {
    code: 139000,
    subcode: 4233020,
    message: "Blocked by Integrity",
    title: cannotPublish,
    userMessage: "Integrity requirements not met.",
  },
  notEditable: {
    code: 139001,
    subcode: 4016010,
    message: "Updating attempt failed",
    title: cannotUpdate,
    userMessage: "Flow can only be modified in Draft status",
  },
  processingFailed: {
    code: 139001,
    subcode: 4016012,
    message: "Updating attempt failed",
    title: "Error while processing Flow JSON",
    userMessage:
      "Flow JSON has been saved, but processing has failed. Please try uploading flow JSON again.",
  },
  publishNotDraft: {
    code: 139002,
    message: publishMessage,
    title: "Publishing Flow in invalid state",
    userMessage: "Flow cannot be published as it's not in DRAFT state",
  },
  publishWithErrors: {
    code: 139002,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "Publishing Flow with validation errors is forbidden",
  },
  publishFrozen: {
    code: 139002,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "Versions in Flow JSON file are not available for publishing",
  },
  publishWithoutEndpoint: {
    code: 139002,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "Publishing without specifying endpoint_uri is forbidden",
  },
  publishWithoutNumber: {
    code: 139002,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "No Phone Number connected to WhatsApp Business Account",
  },
  publishWithoutKey: {
    code: 139002,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "Missing Flows Signed Public Key",
  },
  publishWithoutApp: {
    code: 139002,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "No Application Connected to the Flow",
  },
  publishWithoutResponse: {
    code: 139002,
    subcode: 4233014,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "Endpoint Not Available",
  },
  publishWithoutWebhooks: {
    code: 139002,
    message: publishMessage,
    title: cannotPublish,
    userMessage: "WhatsApp Business Account is not subscribed to Flows Webhooks",
  },
  neverPublished: {
    code: 139003,
    message: "Deprecating attempt failed",
    title: cannotDeprecate,
    userMessage: "Can't deprecate unpublished flow",
  },
  alreadyDeprecated: {
    code: 139003,
    message: "Deprecating attempt failed",
    title: cannotDeprecate,
    userMessage: "Flow is already deprecated",
  },
  tooFewForMetrics: { code: 139006, message: "Metrics threshold is not reached" },
  cannotDelete: {
    code: 139004,
    message: "Deleting attempt failed",
    title: "Can't delete published Flow",
    userMessage: "After a Flow has been published, it cannot be deleted. Please deprecate instead.",
  },
} as const satisfies Record<string, MetaRefusal>;

/** Meta's refusal of a field in `fields`. */
export function unknownField(field: string): MetaRefusal {
  return { code: 100, message: `(#100) Tried accessing nonexisting field (${field})` };
}

/** A guess: Meta does not publish this refusal. */
export function unknownCategory(category: string): MetaRefusal {
  return {
    code: 100,
    message: "Invalid parameter",
    title: "Invalid category",
    userMessage: `(${category}) is not a category of a Flow`,
  };
}

/** Meta's error body. Meta's support asks for its `fbtrace_id`. */
export function metaErrorBody(refusal: MetaRefusal, traceId: string): { readonly error: object } {
  return {
    error: {
      message: refusal.message,
      type: "OAuthException",
      code: refusal.code,
      ...(refusal.subcode === undefined ? {} : { error_subcode: refusal.subcode }),
      is_transient: false,
      ...(refusal.title === undefined ? {} : { error_user_title: refusal.title }),
      ...(refusal.userMessage === undefined ? {} : { error_user_msg: refusal.userMessage }),
      fbtrace_id: traceId,
    },
  };
}
