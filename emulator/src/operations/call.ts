import type { Account } from "../accounts";
import type { FlowStore } from "../flows/flow-store";
import type { Links } from "../flows/links";
import type { ReadLag } from "../flows/read-lag";
import type { StoredFlow } from "../flows/stored-flow";
import type { Outcome } from "../kaleyra/outcome";
import type { Switches } from "../switches";
import type { RequestBody } from "./request-body";

/** What an operation can see and change. */
export interface Kaleyra {
  readonly flows: FlowStore;
  readonly downloads: Links;
  readonly previews: Links;
  /** Flows whose publish does not show yet. */
  readonly publishLag: ReadLag;
  /** Flows whose id is not known everywhere yet. */
  readonly freshIds: ReadLag;
}

/** One request whose key and SID are good. */
export interface Call {
  readonly account: Account;
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  readonly body: RequestBody;
  readonly switches: Switches;
  /** Where the caller reached the emulator, for addresses within answers. */
  readonly baseUrl: string;
  readonly kaleyra: Kaleyra;
}

export type Operation = (call: Call) => Outcome;

export const flowNotFound: Outcome = { kind: "not-found", field: "flow_id" };
export const wabaNotFound: Outcome = { kind: "not-found", field: "waba_id" };
export const done: Outcome = { kind: "success", body: { success: true } };
export const doneMaybeEmpty: Outcome = { ...done, mayBeEmpty: true };

/** The flow that the path names, if it is the caller's: someone else's looks like none at all. */
export function calledFlow({ account, parameters, kaleyra }: Call): StoredFlow | undefined {
  const flow = kaleyra.flows.get(parameters["flowId"]);
  if (flow === undefined || flow.sid !== account.sid || kaleyra.freshIds.isEarly(flow.id)) {
    return undefined;
  }
  return flow;
}
