import type { RefusalForm, Switches } from "../switches";
import { type Failure, failures, notFound } from "./failures";
import { metaErrorBody, type MetaRefusal } from "./meta-refusals";

/**
 * The outcome of a request, before the switches decide its form: `emptySuccess` if a success may be empty,
 * `notFoundStatus` for what is not found, `deletionRefusal` or `metaErrors` for a refusal.
 */
export type Outcome =
  | { readonly kind: "success"; readonly body: object; readonly mayBeEmpty?: boolean }
  | { readonly kind: "failure"; readonly failure: Failure }
  | { readonly kind: "not-found"; readonly field: Parameters<typeof notFound>[0] }
  | { readonly kind: "refusal"; readonly refusal: MetaRefusal; readonly ofDeletion?: boolean };

/** A response as it is sent. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The outcome of a request that Meta refuses. */
export function refuse(refusal: MetaRefusal): Outcome {
  return { kind: "refusal", refusal };
}

/** The outcome of a request that Kaleyra itself rejects. */
export function fail(failure: Failure): Outcome {
  return { kind: "failure", failure };
}

/** The response of an outcome, in the form that the switches decide. */
export function responseFor(outcome: Outcome, switches: Switches, traceId: string): HttpResponse {
  switch (outcome.kind) {
    case "success":
      return outcome.mayBeEmpty === true && switches.emptySuccess
        ? { status: 200, headers: {}, body: "" }
        : jsonResponse({ status: 200, body: successBody(outcome.body, switches) }, switches);
    case "failure":
      return jsonResponse(outcome.failure, switches);
    case "not-found":
      return jsonResponse(notFound(outcome.field, switches.notFoundStatus), switches);
    case "refusal": {
      const form = outcome.ofDeletion === true ? switches.deletionRefusal : switches.metaErrors;
      return jsonResponse(refusalResponse(outcome.refusal, form, traceId), switches);
    }
    default:
      return outcome satisfies never;
  }
}

/** Kaleyra's template API wraps its successes. The only documented success of the flow API, of a deletion, is bare. */
function successBody(body: object, switches: Switches): object {
  return switches.envelope === "bare"
    ? body
    : { code: "WA200", message: "Request Processed Successfully", data: body, error: {} };
}

function jsonResponse({ status, body, headers }: Failure, switches: Switches): HttpResponse {
  const text = JSON.stringify(body);
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: switches.numericIds ? withNumericIds(text) : text,
  };
}

/**
 * Changes the text, because a JavaScript number would already have lost the last digits. The names are those that
 * `operations` give to ids; no compiler compares them.
 */
function withNumericIds(json: string): string {
  return json.replace(/"(id|source_id|migrated_id)":"(\d+)"/g, '"$1":$2');
}

/** A refusal of Meta's as Kaleyra may pass it on. All of these forms are guesses. */
function refusalResponse(refusal: MetaRefusal, form: RefusalForm, traceId: string): Failure {
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

/** Kaleyra's envelope with Meta's sentence. As a guess, “flow” is in lower case, and there is no final period. */
function wrapped(refusal: MetaRefusal): Failure {
  const sentence = refusal.userMessage ?? refusal.message;
  const message = sentence.replace("a Flow", "a flow").replace(/\.$/, "");
  return { status: 400, body: { code: "WA-400", message, data: {}, error: { error: message } } };
}
