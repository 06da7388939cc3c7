import type { Failure } from "./failures";

/** Failures that Kaleyra must have and documents nowhere. Correct them here. */
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
