import type { FlowState } from "../../../provider/lifecycle/flow/state";
import type { Properties } from "../pulumi/adapter";
import type { Deployment, PendingOperation, StateResource } from "../pulumi/deployment";
import type { PendingCreate } from "../pulumi/pending-create";
import { asSecret, holdsSecret } from "../pulumi/secrets";

/** A flow to enter into the state, as it stands at Kaleyra. */
export interface Recovered {
  readonly create: PendingCreate;
  readonly id: string;
  readonly state: FlowState;
  /** It is left over: the next update deletes it. */
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
      // At the end: what it depends on was there before its creation began.
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
  // Whatever the program wants kept, that is not this copy.
  const { protect: _protect, retainOnDelete: _retain, ...bare } = entry;
  const outputs = { ...entry.outputs, deletionPolicy: "DeleteOrDeprecate" };
  return { ...bare, outputs, delete: true };
}

/** What is secret among the inputs is so among the outputs. */
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
