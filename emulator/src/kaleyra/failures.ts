/** A response that rejects a request in Kaleyra's own words. */
export interface Failure {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

const notEntitled = "API is not available for given customer.Please contact support for more info";

/**
 * The failure bodies that Kaleyra documents, letter for letter: `data` is an array in one of them,
 * `error` a string in another.
 *
 * @see https://developers.kaleyra.io/docs/whatsapp-flow-api-v2-delete-flow
 */
export const failures = {
  badCredentials: {
    status: 401,
    body: {
      code: "RBC001",
      message: "Incorrect SID or API key.",
      data: [],
      error: { error: "Incorrect SID or API key." },
    },
  },
  notEntitled: {
    status: 401,
    body: { code: "WA-401", message: notEntitled, data: {}, error: notEntitled },
  },
  badPayload: {
    status: 400,
    body: {
      code: "WA-400",
      message: "Refer to correct payload format",
      data: {},
      error: { payload: "Incorrect payload format" },
    },
  },
  internal: {
    status: 500,
    body: {
      code: "WA-500",
      message: "Please try again later",
      data: {},
      error: { error: "Internal server error" },
    },
  },
} as const satisfies Record<string, Failure>;

/**
 * The failure of an unknown id. Kaleyra documents it for `flow_id`, without its HTTP status. For a WABA or
 * a number it is a guess.
 */
export function notFound(field: "flow_id" | "waba_id" | "phone_number", status = 401): Failure {
  const message = `The ${field} either does not exist or does not belong to the account.`;
  return { status, body: { code: "WA-401", message, data: {}, error: { [field]: message } } };
}

/** Failures that Kaleyra must have but does not document: guesses. */
export const guessedFailures = {
  tooManyRequests: {
    status: 429,
    body: {
      code: "WA-429",
      message: "Too many requests",
      data: {},
      error: { error: "Too many requests" },
    },
  },
  addressNotAllowed: {
    status: 403,
    body: {
      code: "WA-403",
      message: "IP address is not whitelisted.",
      data: {},
      error: { error: "IP address is not whitelisted." },
    },
  },
  unknownRoute: {
    status: 404,
    body: {
      code: "WA-404",
      message: "Requested resource not found",
      data: {},
      error: { error: "Requested resource not found" },
    },
  },
} as const satisfies Record<string, Failure>;
