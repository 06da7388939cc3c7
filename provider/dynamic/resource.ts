import type { Checked } from "../lifecycle/checked";
import type { Warn } from "../lifecycle/context";
import type { ResourceDiff } from "../lifecycle/resource-diff";
import type { Planned, PropertyBag } from "../lifecycle/value";
import type { Operation } from "../operations";
import { decode, encode } from "./codec";
import { endWithEngine } from "./end-with-engine";
import { forHost } from "./host-error";
import { type HostConfig, runtime, warnAbout } from "./runtime";

/** The properties as the host hands them over, the provider's own text among them. */
export interface HostProperties {
  readonly __provider?: unknown;
  readonly [property: string]: unknown;
}

/** A resource as `provider/lifecycle` has it, and how messages call it. */
export interface DynamicResource<
  Inputs extends object,
  State extends Inputs & { account: string },
> {
  /** What it is, e.g. `flow`. */
  readonly kind: string;
  /** What one is called that has no id yet. */
  readonly nameOf: (inputs: Inputs) => string;
  readonly labelOf: (state: State, id: string) => string;
  readonly check: (news: PropertyBag, olds: PropertyBag) => Checked<object>;
  // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news
  readonly diff: (id: string, state: State, news: Planned<Inputs>, warn: Warn) => ResourceDiff;
  /** What a read has found changed, against the inputs so far. */
  readonly driftOf: (id: string, found: State, inputs: Planned<Inputs>) => ResourceDiff;
  readonly create: (
    inputs: Inputs,
    operation: Operation,
  ) => Promise<{ readonly id: string; readonly state: State }>;
  /** @param state Missing where only the id is known. */
  readonly read: (
    id: string,
    state: State | undefined,
    operation: Operation,
  ) => Promise<{ readonly inputs: Inputs; readonly state: State } | undefined>;
  // oxlint-disable-next-line max-params -- Pulumi's own order: id, olds, news
  readonly update: (
    id: string,
    state: State,
    inputs: Inputs,
    operation: Operation,
  ) => Promise<State>;
  readonly delete: (id: string, state: State, operation: Operation) => Promise<void>;
}

/**
 * What Pulumi's dynamic host loads for a resource, by the one line that `sdk/typescript` stores
 * with it. Only translates between the host and the lifecycle.
 */
export function hosted<Inputs extends object, State extends Inputs & { account: string }>(
  resource: DynamicResource<Inputs, State>,
) {
  /** Resources whose next diff is the refresh's own: the engine asks for it right after a read. */
  const justRead = new Set<string>();
  // The engine hands back what check or an operation gave it.
  const stateOf = (olds: HostProperties) => decode(olds) as unknown as State;
  const inputsOf = (news: HostProperties) => decode(news) as unknown as Inputs;
  const about = (state: State, id: string) => runtime.operation(resource.labelOf(state, id));

  return {
    /** Synchronous: the host does not wait for it before the first calls come. */
    configure: ({ config }: { readonly config: HostConfig }): void => {
      runtime.configure(config);
      endWithEngine();
    },

    check: (olds: HostProperties, news: HostProperties) =>
      translated(news, () => {
        runtime.config.refuseWrong();
        const { inputs, failures } = resource.check(decode(news), decode(olds));
        return { inputs: encode(inputs), failures: [...failures] };
      }),

    diff: (id: string, olds: HostProperties, news: HostProperties) =>
      translated(news, () => {
        const state = stateOf(olds);
        const inputs = decode(news) as unknown as Planned<Inputs>;
        const { changed, replaces } = justRead.delete(id)
          ? resource.driftOf(id, state, inputs)
          : resource.diff(id, state, inputs, warnAbout(resource.labelOf(state, id)));
        return { changes: changed.length > 0, replaces: [...replaces] };
      }),

    create: (news: HostProperties) =>
      translated(news, async () => {
        const inputs = inputsOf(news);
        const operation = runtime.operation(resource.nameOf(inputs));
        const { id, state } = await resource.create(inputs, operation);
        return { id, outs: encode(state) };
      }),

    read: (id: string, olds: HostProperties) =>
      translated(olds, async () => {
        // Every state names the account; of a resource that is imported only the id is known.
        const state = typeof olds["account"] === "string" ? stateOf(olds) : undefined;
        const operation = state === undefined ? runtime.operation(id) : about(state, id);
        const found = await resource.read(id, state, operation);
        if (found === undefined && state === undefined) throw noSuch(resource.kind, id);
        // The host takes an empty id for a resource that is gone.
        if (found === undefined) return { id: "", props: {} };
        if (state !== undefined) justRead.add(id);
        return { id, props: encode(found.state), inputs: encode(found.inputs) };
      }),

    update: (id: string, olds: HostProperties, news: HostProperties) =>
      translated(news, async () => {
        const state = stateOf(olds);
        const outs = await resource.update(id, state, inputsOf(news), about(state, id));
        return { outs: encode(outs) };
      }),

    delete: (id: string, olds: HostProperties) =>
      translated(olds, async () => {
        const state = stateOf(olds);
        await resource.delete(id, state, about(state, id));
      }),
  };
}

/** For a resource that is looked up, and was never the stack's. */
function noSuch(kind: string, id: string): Error {
  return new Error(
    `could not read ${id}: this account has no such ${kind}. Check the id, and kaleyra:sid and kaleyra:apiUrl or kaleyra:pod.`,
  );
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
