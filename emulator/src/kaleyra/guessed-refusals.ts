import type { RefusalForm } from "../switches";
import { failures, type Failure } from "./failures";
import { metaErrorBody, type MetaRefusal } from "./meta-refusals";

/** One refusal of Meta's as it may look once Kaleyra has handed it on. All of it is a guess. */
export function refusalAnswer(refusal: MetaRefusal, form: RefusalForm, traceId: string): Failure {
  switch (form) {
    case "raw":
      return { status: 400, body: metaErrorBody(refusal, traceId) };
    case "nested":
      return {
        status: 400,
        body: {
          code: "WA-400",
          message: refusal.message,
          data: {},
          error: metaErrorBody(refusal, traceId).error,
        },
      };
    case "wrapped":
      return wrapped(refusal);
    case "generic":
      return failures.badPayload;
    case "fault":
      return failures.internal;
    case "success-false":
      return { status: 200, body: { success: false } };
    case "foreign":
      return {
        status: 409,
        body: { status: "CONFLICT", reason: "operation rejected", ref: traceId },
      };
    default:
      return form satisfies never;
  }
}

function wrapped(refusal: MetaRefusal): Failure {
  const sentence = refusal.userMessage ?? refusal.message;
  const message = sentence.replace("a Flow", "a flow").replace(/\.$/, "");
  return { status: 400, body: { code: "WA-400", message, data: {}, error: { error: message } } };
}
