import { isJsonObject, type Json, type JsonObject } from "../../../../provider/flow-json/json";
import type { FlowModel } from "../../../../provider/flow-json/model/flow-model";
import { routingOf } from "../../../../provider/flow-json/model/routing";
import { quoted } from "../../../../provider/flow-json/rules/structure/wording";
import { initProblem } from "../../endpoint/init";
import { nodeOf, own } from "./json-values";

/**
 * What WhatsApp sends to a flow's endpoint.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/implementingyourflowendpoint#data_exchange_request
 */
export interface EndpointRequest {
  readonly version: string;
  readonly action: "INIT" | "data_exchange" | "BACK";
  /** The screen that the customer is on; none for INIT. */
  readonly screen?: string;
  readonly data?: JsonObject;
  readonly flow_token: string;
}

/** The decrypted response, or why there is none. */
export type EndpointResult =
  | { readonly content: Json; readonly problem?: undefined }
  | { readonly problem: string; readonly hint: string };

/** Responds as a flow's endpoint: from a file, or the endpoint itself. */
export interface Endpoint {
  exchange(request: EndpointRequest): Promise<EndpointResult>;
}

/** What a response leads to. */
export type ResponseStep =
  | {
      readonly kind: "screen";
      readonly screen: string;
      readonly data: JsonObject;
      /** `error_message`, which WhatsApp shows at the bottom of the screen. */
      readonly notice: string | undefined;
      /** What is wrong with the data. */
      readonly problem: string | undefined;
    }
  | {
      readonly kind: "completed";
      readonly payload: JsonObject;
      readonly problem: string | undefined;
    }
  | { readonly kind: "none"; readonly problem: string };

/** The name of the screen in a response that ends the flow. */
const success = "SUCCESS";

/** The screen that the customer is on when a response comes; undefined before the first. */
interface Position {
  readonly flow: FlowModel;
  readonly screen: string | undefined;
  readonly data: JsonObject;
}

/** A response that names the current screen changes only the data that it has. */
export function readResult(
  content: Json,
  { action, screen: from }: EndpointRequest,
  { flow, screen: current, data: before }: Position,
): ResponseStep {
  if (own(content, "screen") === success) return completed(content);
  const data = own(content, "data");
  const given = isJsonObject(data) ? data : {};
  const message = own(given, "error_message");
  const notice = typeof message === "string" ? message : undefined;
  const screen = own(content, "screen") ?? (notice === undefined ? undefined : current);
  const { error_message: _, ...kept } = before;
  const merged = screen === current ? { ...kept, ...given } : given;
  const found = initProblem(nodeOf({ screen: screen ?? null, data: merged }), flow);
  const problem = found && `${found.message}. ${found.hint}`;
  if (typeof screen !== "string" || (found !== undefined && found.problem !== "wrongData")) {
    return { kind: "none", problem: problem ?? "the response names no screen." };
  }
  if (action === "data_exchange" && from !== undefined && !isRoute(from, screen, flow)) {
    const missing = `routing_model has no route from ${from} to ${quoted(screen)}. Add it, or answer with another screen.`;
    return { kind: "none", problem: missing };
  }
  return {
    kind: "screen",
    screen,
    data: merged,
    notice,
    problem: notice === undefined ? problem : undefined,
  };
}

/** @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/implementingyourflowendpoint#final-response-payload */
function completed(content: Json): ResponseStep {
  const response = own(own(content, "data"), "extension_message_response");
  const params = own(response, "params");
  if (!isJsonObject(params)) {
    const problem =
      'the response that ends the flow lacks extension_message_response. Answer {"screen":"SUCCESS","data":' +
      '{"extension_message_response":{"params":{"flow_token":"…"}}}}.';
    return { kind: "completed", payload: {}, problem };
  }
  const problem =
    typeof params["flow_token"] === "string"
      ? undefined
      : "params lacks flow_token. Answer with the token of the request.";
  return { kind: "completed", payload: params, problem };
}

/** A route leads both ways: back, or to the same screen with other data. */
function isRoute(from: string, to: string, flow: FlowModel): boolean {
  const routing = routingOf(flow);
  if (from === to || routing === undefined || routing.mode !== "declared") return true;
  return routing.edges.some(
    (edge) => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from),
  );
}
