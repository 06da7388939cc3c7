import { isJsonObject, type Json, type JsonObject } from "../../../../provider/flow-json/json";
import type { FlowModel } from "../../../../provider/flow-json/model/flow-model";
import { routingOf } from "../../../../provider/flow-json/model/routing";
import { quoted } from "../../../../provider/flow-json/rules/structure/wording";
import { initProblem } from "../../endpoint/init";
import { memberValue, nodeOf } from "./json-values";

/**
 * What WhatsApp sends to a flow's endpoint.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/implementingyourflowendpoint#data_exchange_request
 */
export interface EndpointRequest {
  readonly version: string;
  readonly action: "INIT" | "data_exchange" | "BACK";
  /** The screen that the customer is on, for BACK the screen just left; none for INIT. */
  readonly screen?: string;
  readonly data?: JsonObject;
  readonly flow_token: string;
}

/** The decrypted response, or why there is none. */
export type EndpointResult =
  | { readonly content: Json; readonly problem?: undefined }
  | { readonly problem: string; readonly hint: string };

/** Responds to the requests of a run: `CannedResponses` from a file, `RemoteEndpoint` from the endpoint itself. */
export interface Endpoint {
  exchange(request: EndpointRequest): Promise<EndpointResult>;
}

/** What a response does to the run, with what is wrong with it. */
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
      /** What the business receives. */
      readonly payload: JsonObject;
      readonly problem: string | undefined;
    }
  | { readonly kind: "none"; readonly problem: string };

/** The name of the screen in a response that ends the flow. */
const success = "SUCCESS";

/** Where the customer is when a response comes. */
interface Position {
  readonly flow: FlowModel;
  /** The current screen; `undefined` until the first one opens. */
  readonly screen: string | undefined;
  /** `${data.…}` of that screen. */
  readonly data: JsonObject;
}

/**
 * What a decrypted response does: it opens a screen, changes the data of the current screen, or ends the flow. What
 * Meta does not document about it is in docs/assumptions.md, "How a flow runs".
 */
export function stepOf(
  content: Json,
  { action, screen: from }: EndpointRequest,
  { flow, screen: current, data: currentData }: Position,
): ResponseStep {
  if (memberValue(content, "screen") === success) return completed(content);
  const data = memberValue(content, "data");
  const newData = isJsonObject(data) ? data : {};
  const message = memberValue(newData, "error_message");
  const notice = typeof message === "string" ? message : undefined;
  // A response that has only an error message stays on the screen.
  const screen = memberValue(content, "screen") ?? (notice === undefined ? undefined : current);
  // The current screen keeps the fields that the response lacks, except an earlier message.
  const { error_message: _, ...kept } = currentData;
  const merged = screen === current ? { ...kept, ...newData } : newData;
  const found = initProblem(nodeOf({ screen: screen ?? null, data: merged }), flow);
  const problem = found && `${found.message}. ${found.hint}`;
  // Wrong data is reported, and its screen still opens.
  if (typeof screen !== "string" || (found !== undefined && found.problem !== "wrongData")) {
    return { kind: "none", problem: problem ?? "the response names no screen." };
  }
  // INIT comes from no screen, and BACK is sent after the customer has left its screen.
  if (action === "data_exchange" && from !== undefined && !isRoute(from, screen, flow)) {
    const missing = `routing_model has no route from ${from} to ${quoted(screen)}. Add it, or answer with another screen.`;
    return { kind: "none", problem: missing };
  }
  return {
    kind: "screen",
    screen,
    data: merged,
    notice,
    // A response with an error message need not have the data of its screen.
    problem: notice === undefined ? problem : undefined,
  };
}

/**
 * Reads a response that ends the flow. If a part of it is missing, the flow still ends.
 *
 * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/guides/implementingyourflowendpoint#final-response-payload
 */
function completed(content: Json): ResponseStep {
  const response = memberValue(memberValue(content, "data"), "extension_message_response");
  const params = memberValue(response, "params");
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

/**
 * Whether a response may lead from one screen to another: along a route in either direction, or to the same
 * screen. Without a `routing_model` any screen may follow.
 */
function isRoute(from: string, to: string, flow: FlowModel): boolean {
  const routing = routingOf(flow);
  if (from === to || routing === undefined || routing.mode !== "declared") return true;
  return routing.edges.some(
    (edge) => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from),
  );
}
