import type { FlowState } from "../../../provider/lifecycle/flow/state";
import type { Properties } from "../pulumi/adapter";
import type { Deployment, PendingOperation, StateResource } from "../pulumi/deployment";
import type { PendingCreate } from "../pulumi/pending-create";
import { asSecret, holdsSecret } from "../pulumi/secrets";

/** A flow to write into the state, as it is at Kaleyra. */
export interface Recovered {
  readonly create: PendingCreate;
  readonly id: string;
  readonly state: FlowState;
  /** The next update deletes it. */
  readonly toDelete: boolean;
}

/** The state with the recovered flows in it and without the given pending operations. */
export function newState(old: Deployment, { recovered, cleared }: Changes): Deployment {
  const { resources = [], pending_operations: pending = [], ...rest } = old.deployment ?? {};
  const left = pending.filter((operation) => !cleared.has(operation));
  return {
    ...old,
    deployment: {
      ...rest,
      // At the end, after everything that they depend on.
      resources: [...resources, ...recovered.map(entryOf)],
      ...(left.length > 0 && { pending_operations: left }),
    },
  };
}

export interface Changes {
  readonly recovered: readonly Recovered[];
  readonly cleared: ReadonlySet<PendingOperation>;
}

function entryOf({ create, id, state, toDelete }: Recovered): StateResource {
  const { resource, adapter } = create;
  const { inputs = {} } = resource;
  const now = new Date().toISOString();
  const entry: StateResource = {
    ...resource,
    id,
    outputs: withSecrets(adapter.outputsInState({ id, inputs, state }), resource),
    created: now,
    modified: now,
  };
  if (!toDelete) return entry;
  // Protection and retention are meant for the resource's current flow, not for this copy.
  const { protect: _protect, retainOnDelete: _retain, ...bare } = entry;
  const outputs = { ...entry.outputs, deletionPolicy: "DeleteOrDeprecate" };
  return { ...bare, outputs, delete: true };
}

/** Outputs whose inputs are secret are secret too. */
function withSecrets(
  outputs: Properties,
  { inputs = {}, additionalSecretOutputs = [] }: StateResource,
): Properties {
  return Object.fromEntries(
    Object.entries(outputs)
      .filter(([, value]) => value !== undefined)
      .map(([property, value]) => [
        property,
        holdsSecret(inputs[property]) || additionalSecretOutputs.includes(property)
          ? asSecret(value)
          : value,
      ]),
  );
}
