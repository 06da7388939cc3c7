import { isJsonObject, type JsonObject } from "../../../../provider/flow-json/json";
import { type JsonNode, memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { requestVersion } from "../../endpoint/init";
import { type Endpoint, type EndpointRequest, stepOf } from "./endpoint";
import { textOfValue } from "./evaluate";
import { withUploads } from "./media";
import type { RunState } from "./run-state";
import { withData } from "./screen-state";

/** Performs the actions of a flow and follows the responses of its endpoint. */
export class Actions {
  constructor(
    private readonly run: RunState,
    private readonly endpoint: Endpoint | undefined,
    private readonly flowToken: string,
  ) {}

  /**
   * Performs one action. An action that cannot be performed is in the log as a problem.
   *
   * @see https://developers.facebook.com/documentation/business-messaging/whatsapp/flows/reference/flowjson#actions
   */
  async perform(action: JsonNode): Promise<void> {
    const { run } = this;
    const screen = run.screenId;
    switch (textOf(memberOf(action, "name"))) {
      case "navigate":
        return this.#navigate(action, screen);
      case "update_data": {
        const data = this.#payload(action);
        run.log.push({ kind: "update_data", screen, data });
        return run.update(withData(run.current, { ...run.current.data, ...data }));
      }
      case "data_exchange": {
        const data = payloadToSend(this.#payload(action), "data_exchange");
        return this.exchange({ ...this.#base("data_exchange"), screen, data });
      }
      case "complete":
        return this.#complete(payloadToSend(this.#payload(action), "complete"), screen);
      case "open_url": {
        const url = textOfValue(run.values.json(memberOf(action, "url"), run.current));
        run.log.push({ kind: "open_url", screen, url });
        return undefined;
      }
      default: {
        const problem = "Meta documents no action of this name.";
        run.log.push({ kind: "problem", screen, problem });
        return undefined;
      }
    }
  }

  /** Goes back. A screen with `refresh_on_back` requests new data for the previous screen. */
  async back(): Promise<void> {
    const { run } = this;
    const leftScreen = run.screenId;
    const refresh = memberOf(run.current.screen.node, "refresh_on_back");
    run.back();
    run.notice = undefined;
    run.log.push({ kind: "back", from: leftScreen, to: run.screenId });
    if (refresh?.kind === "boolean" && refresh.value) {
      await this.exchange({ ...this.#base("BACK"), screen: leftScreen, data: {} });
    }
  }

  /** Sends a request, and opens the screen of the response or ends the flow. */
  async exchange(request: EndpointRequest): Promise<void> {
    const { run } = this;
    run.notice = undefined;
    run.waiting += 1;
    const startedAt = performance.now();
    const result = await (this.endpoint?.exchange(request) ?? noEndpoint).finally(() => {
      run.waiting -= 1;
    });
    const milliseconds = Math.round(performance.now() - startedAt);
    if (result.problem !== undefined) {
      const problem = `${result.problem}. ${result.hint}`;
      run.log.push({ kind: "endpoint", request, response: undefined, problem, milliseconds });
      return;
    }
    const step = stepOf(result.content, request, {
      flow: run.flow,
      screen: run.path.at(-1),
      data: run.path.length === 0 ? {} : run.current.data,
    });
    const { problem } = step;
    run.log.push({ kind: "endpoint", request, response: result.content, problem, milliseconds });
    if (step.kind === "completed") {
      run.completion = { payload: step.payload, by: "endpoint", isSuccess: true };
    } else if (step.kind === "screen") {
      run.notice = step.notice;
      if (step.screen === run.path.at(-1)) run.update(withData(run.current, step.data));
      else run.open(step.screen, step.data);
    }
  }

  #navigate(action: JsonNode, from: string): void {
    const { run } = this;
    const target = memberOf(memberOf(action, "next"), "name");
    const to = textOfValue(run.values.json(target, run.current));
    if (!run.flow.screenById.has(to)) {
      const problem = `There is no screen ${to === "" ? "to navigate to" : to}.`;
      run.log.push({ kind: "problem", screen: from, problem });
      return;
    }
    const data = this.#payload(action);
    run.log.push({ kind: "navigate", from, to, data });
    run.notice = undefined;
    run.open(to, data);
  }

  #complete(data: JsonObject, screen: string): void {
    const { run } = this;
    const payload = { ...data, flow_token: this.flowToken };
    const success = memberOf(run.current.screen.node, "success");
    const isSuccess = !(success?.kind === "boolean" && !success.value);
    run.log.push({ kind: "complete", screen, payload });
    run.completion = { payload, by: "complete", isSuccess };
  }

  #payload(action: JsonNode): JsonObject {
    const { run } = this;
    const node = memberOf(action, "payload");
    const payload = node && run.values.payload(node, run.current);
    return isJsonObject(payload) ? payload : {};
  }

  /** What all requests have. */
  #base(action: EndpointRequest["action"]) {
    const version = requestVersion(this.run.flow);
    return { version, action, flow_token: this.flowToken };
  }
}

/** The response if `kaleyra-flows dev` was started without an endpoint. */
const noEndpoint = Promise.resolve({
  problem: "nothing responds for the flow's endpoint",
  hint: "Name a file with --responses, or the endpoint with --endpoint",
});

/** A payload as WhatsApp sends it. */
function payloadToSend(payload: JsonObject, by: "complete" | "data_exchange"): JsonObject {
  const value = withUploads(payload, by);
  return isJsonObject(value) ? value : {}; // For the compiler: an object stays an object.
}
