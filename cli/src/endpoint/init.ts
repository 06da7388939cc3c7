import type { FlowModel } from "../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../provider/flow-json/model/read-flow";
import { dataMismatches } from "../../../provider/flow-json/rules/meaning/data-mismatches";
import { quoted } from "../../../provider/flow-json/rules/structure/wording";
import { type JsonNode, memberOf, textOf } from "../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../provider/flow-json/syntax/parse";
import { WrongUsage } from "../failure";
import type { EndpointProblem } from "./problem";

/** @throws {WrongUsage} If the text is not a document of a flow with an endpoint. */
export function flowWithEndpoint(file: string, text: string): FlowModel {
  const flow = flowModelOf(parseJson(text));
  if (flow === undefined) throw new WrongUsage(`${file} is not a Flow JSON document`);
  if (memberOf(flow.root, "data_api_version") === undefined) {
    throw new WrongUsage(`${file} has no data_api_version, so the flow has no endpoint`);
  }
  return flow;
}

/** The `version` of the requests to a flow's endpoint. */
export function requestVersion({ root }: FlowModel): string {
  // The checker reports a document without one, or with one that is not a text.
  return textOf(memberOf(root, "data_api_version")) ?? "3.0";
}

/** The request that WhatsApp sends when a customer opens a flow. */
export function initRequest(flow: FlowModel, flowToken: string) {
  return { version: requestVersion(flow), action: "INIT", flow_token: flowToken } as const;
}

/**
 * Why a response to INIT does not fit the flow: its screen, or that screen's data. `undefined` if the
 * response fits; only the first problem is returned.
 */
export function initProblem(content: JsonNode, flow: FlowModel): EndpointProblem | undefined {
  const id = textOf(memberOf(content, "screen"));
  if (id === undefined) {
    const hint = 'Answer {"screen": "…", "data": {…}}.';
    return { problem: "wrongContent", message: "the response names no screen", hint };
  }
  const screen = flow.screenById.get(id);
  if (screen === undefined) {
    const hint = `Name one of the flow's screens: ${[...flow.screenById.keys()].join(", ")}.`;
    return { problem: "unknownScreen", message: `the flow has no screen ${quoted(id)}`, hint };
  }
  const data = memberOf(content, "data");
  for (const { name, member } of screen.data.fields.values()) {
    const value = memberOf(data, name);
    if (value === undefined) {
      const hint = `Answer with all fields that screen ${id} declares in its data.`;
      return { problem: "wrongData", message: `data lacks ${quoted(name)} of screen ${id}`, hint };
    }
    for (const { message } of dataMismatches(value, member.value, { name, source: "value" })) {
      const hint = `Answer with what screen ${id} declares, or change its declaration.`;
      return { problem: "wrongData", message: `in data, ${message}`, hint };
    }
  }
  return undefined;
}
