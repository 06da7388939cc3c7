import { stringify } from "lossless-json";

import { readFlow } from "../../../provider/lifecycle/flow/read";
import { deletionPolicyOf, type FlowState } from "../../../provider/lifecycle/flow/state";
import { providerText } from "../../../provider/signatures";
import { Failure } from "../failure";
import type { Properties } from "../pulumi/adapter";
import type { Deployment, PendingOperation, StateResource } from "../pulumi/deployment";
import type { PendingCreate } from "../pulumi/pending-create";
import { asSecret, containsSecret } from "../pulumi/secrets";
import type { Stack } from "../pulumi/stack";
import type { Session } from "../session";
import type { PendingResult } from "./report";

/** A flow to write into the state, as it is at Kaleyra. */
export interface RecoveredFlow {
  readonly create: PendingCreate;
  readonly id: string;
  readonly state: FlowState;
  /** Whether the next update deletes it. */
  readonly isForDeletion: boolean;
}

/** The state with the recovered flows, and without the given pending operations. */
function newState(old: Deployment, { recovered, cleared }: StateChanges): Deployment {
  const { resources = [], pending_operations: pending = [], ...rest } = old.deployment;
  const remaining = pending.filter((operation) => !cleared.has(operation));
  return {
    ...old,
    deployment: {
      ...rest,
      // Last in the list, after all resources that they depend on.
      resources: [...resources, ...recovered.map(entryOf)],
      ...(remaining.length > 0 && { pending_operations: remaining }),
    },
  };
}

interface StateChanges {
  readonly recovered: readonly RecoveredFlow[];
  /** Pending operations to remove from the state. */
  readonly cleared: ReadonlySet<PendingOperation>;
}

/** The entry of an adopted flow: the engine's own entry of the pending operation, completed. */
function entryOf({ create, id, state, isForDeletion }: RecoveredFlow): StateResource {
  const { resource, adapter } = create;
  const { inputs = {} } = resource;
  // The engine writes both times too.
  const now = new Date().toISOString();
  const entry: StateResource = {
    ...resource,
    id,
    outputs: withSecrets(adapter.outputsInState({ id, inputs, state }), resource),
    created: now,
    modified: now,
  };
  if (!isForDeletion) return entry;
  // These options and the policy are meant for the resource's current flow, not for this second one.
  const { protect: _protect, retainOnDelete: _retain, ...others } = entry;
  const outputs = { ...entry.outputs, deletionPolicy: "DeleteOrDeprecate" };
  return { ...others, outputs, delete: true };
}

/** Marks outputs as secret if their inputs are. */
function withSecrets(
  outputs: Properties,
  { inputs = {}, additionalSecretOutputs = [] }: StateResource,
): Properties {
  return Object.fromEntries(
    Object.entries(outputs)
      .filter(([, value]) => value !== undefined)
      .map(([property, value]) => [
        property,
        containsSecret(inputs[property]) || additionalSecretOutputs.includes(property)
          ? asSecret(value)
          : value,
      ]),
  );
}

/**
 * Writes the results into the stack's state.
 *
 * @throws {Failure} If the state has changed since it was read, or Pulumi does not accept the new one.
 */
export async function writeState(
  stack: Stack,
  {
    state,
    results,
    cleared,
    session,
  }: {
    /** The state as it was read. */
    readonly state: Deployment;
    readonly results: readonly PendingResult[];
    /** The pending operations on other resources to clear. */
    readonly cleared: readonly PendingOperation[];
    readonly session: Session;
  },
): Promise<void> {
  const recovered: RecoveredFlow[] = [];
  for (const result of results) {
    if (result.kind !== "adopt" && result.kind !== "adoptForDeletion") continue;
    const { create, flow, kind } = result;
    const isForDeletion = kind === "adoptForDeletion";
    recovered.push({ create, id: flow.id, state: await stateOf(result, session), isForDeletion });
  }
  if (stringify(await stack.export()) !== stringify(state)) {
    throw new Failure(
      "nothing was changed: another run has changed the stack's state in the meantime. Run this again when that run has ended.",
    );
  }
  const resolved = new Set([...results.map(({ create }) => create.operation), ...cleared]);
  await stack.import(newState(state, { recovered, cleared: resolved }));
}

/**
 * The flow as it is at Kaleyra, with the inputs of its creation. The next update sends the
 * differences.
 */
async function stateOf(
  { create, flow }: Extract<PendingResult, { kind: "adopt" | "adoptForDeletion" }>,
  session: Session,
): Promise<FlowState> {
  const context = session.operation();
  // The dynamic provider's code is a part of the inputs in the state only.
  const { [providerText]: _text, ...inputs } = create.inputs as typeof create.inputs & {
    readonly [providerText]?: unknown;
  };
  // What a creation leaves before its first read.
  const initialState: FlowState = {
    ...inputs,
    deletionPolicy: deletionPolicyOf(inputs),
    status: "DRAFT",
    validationErrors: [],
    account: context.account,
  };
  const found = await readFlow(flow.id, initialState, context);
  if (found === undefined) {
    throw new Failure(
      `nothing was changed: flow ${flow.id} existed a moment ago and is gone. Run this again.`,
    );
  }
  return found.state;
}
