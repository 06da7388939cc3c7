import type { EndpointRequest } from "../../../../cli/src/dev/flow-run/endpoint";
import { FlowRun, type FlowRunOptions } from "../../../../cli/src/dev/flow-run/flow-run";
import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import type { Component, FlowModel } from "../../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../../provider/flow-json/model/read-flow";
import { memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../../provider/flow-json/syntax/parse";

/** The model that the CLI reads from a document. */
export function modelOf(document: JsonObject): FlowModel {
  const flow = flowModelOf(parseJson(JSON.stringify(document)));
  if (flow === undefined) throw new Error("not a document");
  return flow;
}

/** A screen with components, and more or other properties. */
export function screenOf(
  id: string,
  children: readonly JsonObject[],
  more: JsonObject = {},
): JsonObject {
  return { id, title: id, layout: { type: "SingleColumnLayout", children }, ...more };
}

/** A document of 7.3 with screens, and more or other properties. */
export function documentOf(screens: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  return { version: "7.3", screens, ...more };
}

export function footer(action: JsonObject): JsonObject {
  return { type: "Footer", label: "Continue", "on-click-action": action };
}

/** The action that opens a screen. */
export function navigate(name: string, payload: JsonObject = {}): JsonObject {
  return { name: "navigate", next: { type: "screen", name }, payload };
}

/** The action that ends the flow. */
export function complete(payload: JsonObject = {}): JsonObject {
  return { name: "complete", payload };
}

/** The action that calls the endpoint. */
export function exchange(payload: JsonObject = {}): JsonObject {
  return { name: "data_exchange", payload };
}

/**
 * An endpoint that sends the given responses one after another, and `null` after the last.
 * `requests` are those that it received.
 */
export function endpointOf(...responses: readonly Json[]) {
  const requests: EndpointRequest[] = [];
  const rest = [...responses];
  return {
    requests,
    exchange: async (request: EndpointRequest) => {
      requests.push(request);
      return Promise.resolve({ content: rest.shift() ?? null });
    },
  };
}

export async function startedRun(
  document: JsonObject,
  options: Partial<Omit<FlowRunOptions, "flow">> = {},
): Promise<FlowRun> {
  return FlowRun.start({ flow: modelOf(document), flowToken: "flow-token", ...options });
}

/**
 * A component of the current screen.
 *
 * @param index Among the components of the type that are shown.
 */
export function visible(run: FlowRun, type: string, index = 0): Component {
  const found = run.screen.components.filter(
    (component) => component.type === type && run.isShown(component),
  )[index];
  if (found === undefined) throw new Error(`no ${type} is shown`);
  return found;
}

export async function tapFooter(run: FlowRun): Promise<void> {
  await run.tap(visible(run, "Footer"));
}

/** The values of `text` that the current screen shows, from top to bottom. */
export function textsOf(run: FlowRun): readonly (Json | undefined)[] {
  return run.screen.components
    .filter((component) => memberOf(component.node, "text") !== undefined && run.isShown(component))
    .map(({ node }) => textOf(run.valueOf(memberOf(node, "text")).value));
}

interface Submission {
  /** The message at the input. */
  readonly error: string | undefined;
  /** What the flow sent; `undefined` if the message prevents that. */
  readonly payload: JsonObject | undefined;
}

/**
 * Enters a value into an input, unless it is undefined, and taps the Footer of a flow that sends
 * the value as `input`.
 */
export async function submit(
  component: JsonObject,
  entered: Json | undefined,
  version = "7.3",
): Promise<Submission> {
  const components = [
    { name: "input", ...component },
    footer(complete({ input: "${form.input}" })),
  ];
  const run = await startedRun(documentOf([screenOf("START", components)], { version }));
  if (entered !== undefined) await run.enter("input", entered);
  await tapFooter(run);
  return { error: run.inputs.get("input")?.error, payload: run.completion?.payload };
}
