import type { EndpointRequest } from "../../../../cli/src/dev/flow-run/endpoint";
import { FlowRun, type RunOptions } from "../../../../cli/src/dev/flow-run/flow-run";
import type { Json, JsonObject } from "../../../../provider/flow-json/json";
import type { Component, FlowModel } from "../../../../provider/flow-json/model/flow-model";
import { flowModelOf } from "../../../../provider/flow-json/model/read-flow";
import { memberOf, textOf } from "../../../../provider/flow-json/syntax/json-node";
import { parseJson } from "../../../../provider/flow-json/syntax/parse";

export function modelOf(document: JsonObject): FlowModel {
  const flow = flowModelOf(parseJson(JSON.stringify(document)));
  if (flow === undefined) throw new Error("not a document");
  return flow;
}

/** A screen with components, and what else it has. */
export function screenOf(
  id: string,
  children: readonly JsonObject[],
  more: JsonObject = {},
): JsonObject {
  return { id, title: id, layout: { type: "SingleColumnLayout", children }, ...more };
}

export function documentOf(screens: readonly JsonObject[], more: JsonObject = {}): JsonObject {
  return { version: "7.3", screens, ...more };
}

export function footer(action: JsonObject): JsonObject {
  return { type: "Footer", label: "Continue", "on-click-action": action };
}

export function navigate(name: string, payload: JsonObject = {}): JsonObject {
  return { name: "navigate", next: { type: "screen", name }, payload };
}

export function complete(payload: JsonObject = {}): JsonObject {
  return { name: "complete", payload };
}

export function exchange(payload: JsonObject = {}): JsonObject {
  return { name: "data_exchange", payload };
}

/** An endpoint that sends the given responses one after another. */
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
  options: Omit<RunOptions, "flow"> = {},
): Promise<FlowRun> {
  return FlowRun.start({ flow: modelOf(document), ...options });
}

/** The first component of a type on the current screen that is shown. */
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

/** The texts that are shown now, from top to bottom. */
export function textsOf(run: FlowRun): readonly (Json | undefined)[] {
  return run.screen.components
    .filter((component) => memberOf(component.node, "text") !== undefined && run.isShown(component))
    .map(({ node }) => textOf(run.valueOf(memberOf(node, "text")).value));
}

interface Tried {
  readonly error: string | undefined;
  readonly payload: JsonObject | undefined;
}

/** Enters a value into an input, unless it is undefined, and taps the Footer. */
export async function tried(
  component: JsonObject,
  entered: Json | undefined,
  version = "7.3",
): Promise<Tried> {
  const components = [
    { name: "input", ...component },
    footer(complete({ input: "${form.input}" })),
  ];
  const run = await startedRun(documentOf([screenOf("START", components)], { version }));
  if (entered !== undefined) await run.enter("input", entered);
  await tapFooter(run);
  return { error: run.inputs.get("input")?.error, payload: run.completion?.payload };
}
