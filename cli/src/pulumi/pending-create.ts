import { isAutomatic, type FlowInputs } from "../../../provider/lifecycle/flow/state";
import { adapterOf, type Adapter, isEncryptionKey, nameInState, type NameInState } from "./adapter";
import {
  isFlow,
  isManaging,
  pendingOperations,
  type Deployment,
  type PendingOperation,
  type StateResource,
} from "./deployment";
import { containsSecret, withSecretsRevealed } from "./secrets";
import type { Stack } from "./stack";

/** A flow whose creation had begun, and perhaps finished, when the run was killed. */
export interface PendingCreate {
  readonly operation: PendingOperation;
  readonly resource: StateResource;
  readonly adapter: Adapter;
  /** The checked inputs, secrets in plain text. */
  readonly inputs: FlowInputs;
  /** Whether the name has random digits, so that no other flow can have it. */
  readonly hasUniqueName: boolean;
}

/** Whether the operation is the creation of a `Flow`, about which `recover` decides. */
export function isPendingCreate({ type, resource }: PendingOperation): boolean {
  return type === "creating" && isFlow(resource);
}

/**
 * Whether the pending operation may be all that the stack knows of a resource, so that clearing it would
 * lose the resource. For updates, deletions and reads the state has the resource as well.
 */
export function isOnlyPending({ type }: PendingOperation): boolean {
  return !["updating", "deleting", "reading"].includes(type);
}

/** Whether the next `up` repeats an interrupted creation safely: setting a key again changes nothing. */
export function isRepeatable({ type, resource }: PendingOperation): boolean {
  return type === "creating" && isEncryptionKey(resource);
}

/** The pending creations of flows; copies of `FlowMigration` are left out. */
export async function pendingCreates(
  state: Deployment,
  stack: Stack,
): Promise<readonly PendingCreate[]> {
  const pending = await readPending(state, stack);
  return pending.flatMap(({ operation, inputs: properties }) => {
    const { resource } = operation;
    const adapter = adapterOf(resource);
    if (adapter === undefined || !isPendingCreate(operation)) return [];
    // The engine creates only what a check has returned.
    const inputs = properties as FlowInputs;
    return [{ operation, resource, adapter, inputs, hasUniqueName: isAutomatic(inputs) }];
  });
}

/** The flow of a pending operation. */
export interface PendingFlow extends NameInState {
  readonly resource: StateResource;
}

/** The pending operations on flows, creations included. */
export async function pendingFlows(
  state: Deployment,
  stack: Stack,
): Promise<readonly PendingFlow[]> {
  const pending = await readPending(state, stack);
  return pending.map(({ operation: { resource }, inputs }) => ({
    resource,
    ...nameInState(resource, inputs),
  }));
}

interface PendingInputs {
  readonly operation: PendingOperation;
  /** The inputs in plain text, unless Pulumi hides them. */
  readonly inputs: unknown;
}

async function readPending(state: Deployment, stack: Stack): Promise<readonly PendingInputs[]> {
  const operations = pendingOperations(state);
  const hasSecrets = operations.some(
    ({ resource }) => isManaging(resource) && containsSecret(resource.inputs),
  );
  // The same operations in the same order. Secrets are read only where they are needed.
  const decrypted = hasSecrets
    ? pendingOperations(await stack.export({ showSecrets: true }))
    : operations;
  return operations
    .map((operation, index) => ({ operation, resource: decrypted[index]?.resource }))
    .filter(({ operation }) => isManaging(operation.resource))
    .map(({ operation, resource }) => ({
      operation,
      inputs: withSecretsRevealed(resource?.inputs),
    }));
}
