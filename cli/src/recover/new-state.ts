import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { flowProvider, flowType } from "../../../sdk/typescript/dynamic-provider";
import type { Deployment, PendingOperation, Properties, StateResource } from "../pulumi/deployment";
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
  const { resource } = create;
  const now = new Date().toISOString();
  const entry: StateResource = {
    ...resource,
    id,
    outputs: outputsOf(resource, state),
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
function outputsOf(resource: StateResource, state: FlowState): Properties {
  const { inputs = {}, additionalSecretOutputs = [] } = resource;
  return Object.fromEntries(
    Object.entries({
      ...state,
      ...(resource.type === flowType && { __provider: inputs["__provider"] ?? flowProvider }),
    })
      .filter(([, value]) => value !== undefined)
      .map(([property, value]) => [
        property,
        holdsSecret(inputs[property]) || additionalSecretOutputs.includes(property)
          ? asSecret(value)
          : value,
      ]),
  );
}
