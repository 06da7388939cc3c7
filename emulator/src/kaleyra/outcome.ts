import type { Switches } from "../switches";
import { notFound, type Failure } from "./failures";
import { refusalAnswer } from "./guessed-refusals";
import type { MetaRefusal } from "./meta-refusals";

/** What became of a request, before the switches decide how that is worded. */
export type Outcome =
  | { readonly kind: "success"; readonly body: object; readonly mayBeEmpty?: boolean }
  | { readonly kind: "failure"; readonly failure: Failure }
  | { readonly kind: "not-found"; readonly field: Parameters<typeof notFound>[0] }
  | { readonly kind: "refusal"; readonly refusal: MetaRefusal; readonly ofDeletion?: boolean };

/** An answer as it goes over the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function refuse(refusal: MetaRefusal): Outcome {
  return { kind: "refusal", refusal };
}

export function fail(failure: Failure): Outcome {
  return { kind: "failure", failure };
}

export function answer(outcome: Outcome, switches: Switches, traceId: string): Answer {
  switch (outcome.kind) {
    case "success":
      return outcome.mayBeEmpty === true && switches.emptySuccess
        ? { status: 200, headers: {}, body: "" }
        : jsonAnswer({ status: 200, body: successBody(outcome.body, switches) }, switches);
    case "failure":
      return jsonAnswer(outcome.failure, switches);
    case "not-found":
      return jsonAnswer(notFound(outcome.field, switches.notFoundStatus), switches);
    case "refusal": {
      const form = outcome.ofDeletion === true ? switches.deletionRefusal : switches.metaErrors;
      return jsonAnswer(refusalAnswer(outcome.refusal, form, traceId), switches);
    }
    default:
      return outcome satisfies never;
  }
}

/** Kaleyra's template API wraps its successes; the one documented flow success is bare. */
function successBody(body: object, switches: Switches): object {
  return switches.envelope === "bare"
    ? body
    : { code: "WA200", message: "Request Processed Successfully", data: body, error: {} };
}

function jsonAnswer({ status, body, headers }: Failure, switches: Switches): Answer {
  const text = JSON.stringify(body);
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: switches.numericIds ? withNumericIds(text) : text,
  };
}

/** In the text, because a JavaScript number would already have lost the last digits. */
function withNumericIds(json: string): string {
  return json.replace(/"(id|source_id|migrated_id)":"(\d+)"/g, '"$1":$2');
}
