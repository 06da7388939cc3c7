import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import type { EndpointRequest } from "./endpoint";

/**
 * One thing that happened in a run. `view/inspector.ts` shows the entries on the page of
 * `kaleyra-flows dev`; nothing stores them or prints them as JSON.
 */
export type LogEntry =
  // A payload that became the data of another screen.
  | {
      readonly kind: "navigate";
      readonly from: string;
      readonly to: string;
      readonly data: JsonObject;
    }
  // A payload that changed the data of the screen.
  | { readonly kind: "update_data"; readonly screen: string; readonly data: JsonObject }
  | Exchange
  // The payload of `complete`, which the business receives as a message.
  | { readonly kind: "complete"; readonly screen: string; readonly payload: JsonObject }
  // The web address that WhatsApp would open.
  | { readonly kind: "open_url"; readonly screen: string; readonly url: string }
  // The customer went back.
  | { readonly kind: "back"; readonly from: string; readonly to: string }
  // An action that could not be performed.
  | { readonly kind: "problem"; readonly screen: string; readonly problem: string };

/** A request to the flow's endpoint, and its response. */
export interface Exchange {
  readonly kind: "endpoint";
  readonly request: EndpointRequest;
  /** The decrypted response; `undefined` if there was none. */
  readonly response: Json | undefined;
  /** What is wrong with the response or why there is none, followed by a hint. */
  readonly problem: string | undefined;
  /** The time until the response, or the failure. */
  readonly milliseconds: number;
}
