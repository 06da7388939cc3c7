import type { Account } from "../accounts";
import type { StoredFlow } from "../flows/flow";
import type { FlowStore } from "../flows/flow-store";
import type { Links } from "../flows/links";
import type { ReadLag } from "../flows/read-lag";
import { isObject, type JsonObject } from "../json";
import type { Outcome } from "../kaleyra/outcome";
import type { Switches } from "../switches";

/** What operations read and change. */
export interface Kaleyra {
  readonly flows: FlowStore;
  readonly downloads: Links;
  readonly previews: Links;
  /** Flows whose publish is not visible yet. */
  readonly publishLag: ReadLag;
  /** Flows whose id is not known everywhere yet. */
  readonly freshIds: ReadLag;
}

/** One request with valid credentials. */
export interface OperationRequest {
  readonly account: Account;
  /** The parameters of the path, such as `flowId`; no compiler checks their names (`kaleyra/routes.ts`). */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
  readonly switches: Switches;
  /** The address at which the caller reached the emulator, for addresses in responses. */
  readonly baseUrl: string;
  readonly kaleyra: Kaleyra;
}

/** Performs a request. The switches decide the form of the response later. */
export type Operation = (request: OperationRequest) => Outcome;

/** Outcomes that several operations have. */
export const flowNotFound: Outcome = { kind: "not-found", field: "flow_id" };
export const wabaNotFound: Outcome = { kind: "not-found", field: "waba_id" };
export const done: Outcome = { kind: "success", body: { success: true } };
export const doneMaybeEmpty: Outcome = { ...done, mayBeEmpty: true };

/** The flow of the path. Another account's flow is not found, nor one whose id is not known yet (`freshIdRequests`). */
export function requestedFlow({
  account,
  parameters,
  kaleyra,
}: OperationRequest): StoredFlow | undefined {
  const flow = kaleyra.flows.get(parameters["flowId"]);
  if (flow === undefined || flow.sid !== account.sid || kaleyra.freshIds.isEarly(flow.id)) {
    return undefined;
  }
  return flow;
}

/** A request's body, parsed according to its Content-Type. */
export type RequestBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "form"; readonly fields: Readonly<Record<string, string>> }
  | {
      readonly kind: "multipart";
      readonly fields: Readonly<Record<string, string>>;
      readonly file?: string;
    }
  | { readonly kind: "malformed" };

/** The members of a body that is a JSON object; `undefined` for another body. */
export function jsonMembers(body: RequestBody): JsonObject | undefined {
  return body.kind === "json" && isObject(body.value) ? body.value : undefined;
}
