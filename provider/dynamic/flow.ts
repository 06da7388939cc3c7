/**
 * The dynamic provider of `kaleyra:whatsapp:Flow`: what Pulumi's dynamic host loads, by the one
 * line that `sdk/typescript` stores with each flow. Only translates between the host and
 * `provider/lifecycle/flow`.
 */
import { checkFlow } from "../lifecycle/flow/check";
import { createFlow } from "../lifecycle/flow/create";
import { deleteFlow } from "../lifecycle/flow/delete";
import { diffFlow } from "../lifecycle/flow/diff";
import { driftOf } from "../lifecycle/flow/drift";
import type { FlowInputs, PlannedInputs } from "../lifecycle/flow/inputs";
import { readFlow } from "../lifecycle/flow/read";
import { type FlowState, flowLabel } from "../lifecycle/flow/state";
import { updateFlow } from "../lifecycle/flow/update";
import { decode, encode } from "./codec";
import { endWithEngine } from "./end-with-engine";
import { forHost } from "./host-error";
import { type HostConfig, runtime, warnAbout } from "./runtime";

/** The properties as the host hands them over, the provider's own text among them. */
interface HostProperties {
  readonly __provider?: unknown;
  readonly [property: string]: unknown;
}

/** Synchronous: the host does not wait for it before the first calls come. */
export function configure({ config }: { readonly config: HostConfig }): void {
  runtime.configure(config);
  endWithEngine();
}

export const check = (olds: HostProperties, news: HostProperties) =>
  translated(news, () => {
    runtime.config.refuseWrong();
    const { documentIsReported, ...bag } = decode(news);
    const before = decode(olds);
    const name = bag["name"] ?? before["name"] ?? bag["automaticName"];
    const { wabaId, deletionPolicy, flowJsonChecks, flowJsonIgnore } = runtime.config;
    const { inputs, failures } = checkFlow(bag, before, {
      defaults: { wabaId, deletionPolicy, flowJsonChecks, flowJsonIgnore },
      warn: warnAbout(typeof name === "string" ? name : "a flow"),
      documentIsReported: documentIsReported === true,
    });
    return { inputs: encode(inputs), failures: [...failures] };
  });

/** Flows whose next diff is the refresh's own: the engine asks for it right after a read. */
const justRead = new Set<string>();

export const diff = (id: string, olds: HostProperties, news: HostProperties) =>
  translated(news, () => {
    const state = stateOf(olds);
    const inputs = decode(news) as unknown as PlannedInputs;
    const { changed, replaces } = justRead.delete(id)
      ? driftOf(id, state, inputs)
      : diffFlow(id, state, inputs, warnAbout(flowLabel(state, id)));
    return { changes: changed.length > 0, replaces: [...replaces] };
  });

export const create = (news: HostProperties) =>
  translated(news, async () => {
    const inputs = inputsOf(news);
    const { id, state } = await createFlow(inputs, runtime.operation(inputs.name));
    return { id, outs: encode(state) };
  });

export const read = (id: string, olds: HostProperties) =>
  translated(olds, async () => {
    const state = typeof olds["status"] === "string" ? stateOf(olds) : undefined;
    const subject = state === undefined ? id : flowLabel(state, id);
    const found = await readFlow(id, state, runtime.operation(subject));
    if (found === undefined && state === undefined) throw noSuchFlow(id);
    // The host takes an empty id for a resource that is gone.
    if (found === undefined) return { id: "", props: {} };
    if (state !== undefined) justRead.add(id);
    return { id, props: encode(found.state), inputs: encode(found.inputs) };
  });

export const update = (id: string, olds: HostProperties, news: HostProperties) =>
  translated(news, async () => {
    const state = stateOf(olds);
    const context = runtime.operation(flowLabel(state, id));
    return { outs: encode(await updateFlow(id, state, inputsOf(news), context)) };
  });

const remove = (id: string, olds: HostProperties) =>
  translated(olds, async () => {
    const state = stateOf(olds);
    await deleteFlow(id, state, runtime.operation(flowLabel(state, id)));
  });
export { remove as delete };

/** For a flow that is looked up, and was never the stack's. */
function noSuchFlow(id: string): Error {
  return new Error(
    `could not read ${id}: this account has no such flow. Check the id, and kaleyra:sid and kaleyra:apiUrl or kaleyra:pod.`,
  );
}

function stateOf(properties: HostProperties): FlowState {
  return decode(properties) as unknown as FlowState;
}

function inputsOf(properties: HostProperties): FlowInputs {
  return decode(properties) as unknown as FlowInputs;
}

async function translated<Result>(
  { __provider }: HostProperties,
  operation: () => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await operation();
  } catch (error) {
    throw forHost(error, __provider);
  }
}
