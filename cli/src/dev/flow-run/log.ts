import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import type { EndpointRequest } from "./endpoint";

/** What was sent during a run, to whom, and what came back; the oldest first. */
export type LogEntry =
  /** A payload that became the data of another screen. */
  | {
      readonly kind: "navigate";
      readonly from: string;
      readonly to: string;
      readonly data: JsonObject;
    }
  /** A payload that changed the data of the screen. */
  | { readonly kind: "update_data"; readonly screen: string; readonly data: JsonObject }
  | {
      readonly kind: "endpoint";
      readonly request: EndpointRequest;
      /** `undefined` if there was none. */
      readonly response: Json | undefined;
      /** What is wrong with the response, or why there is none, and what to do. */
      readonly problem: string | undefined;
      readonly milliseconds: number;
    }
  /** The message to the business. */
  | { readonly kind: "complete"; readonly screen: string; readonly payload: JsonObject }
  /** The web address that WhatsApp would open. */
  | { readonly kind: "open_url"; readonly screen: string; readonly url: string }
  | { readonly kind: "back"; readonly from: string; readonly to: string }
  /** An action that leads nowhere. */
  | { readonly kind: "problem"; readonly screen: string; readonly problem: string };
