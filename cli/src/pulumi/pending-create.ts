import { isAutomatic, type FlowInputs } from "../../../provider/lifecycle/flow/state";
import { adapterOf, isFlowMigration, type Adapter } from "./adapter";
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

export function isPendingCreate({ type, resource }: PendingOperation): boolean {
  return type === "creating" && isFlow(resource);
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
    const inputs = properties as FlowInputs;
    return [{ operation, resource, adapter, inputs, hasUniqueName: isAutomatic(inputs) }];
  });
}

/** WABA and name of a pending operation's flow. Values that the state hides are `undefined`. */
export interface PendingFlow {
  readonly resource: StateResource;
  readonly wabaId: string | undefined;
  readonly name: string | undefined;
}

/** The pending operations on flows, creations included. */
export async function pendingFlows(
  state: Deployment,
  stack: Stack,
): Promise<readonly PendingFlow[]> {
  const pending = await readPending(state, stack);
  return pending.map(({ operation: { resource }, inputs }) => {
    const properties = (inputs ?? {}) as Readonly<Record<string, unknown>>;
    const [wabaId, name] = isFlowMigration(resource)
      ? [properties["destinationWabaId"], properties["flowName"]]
      : [properties["wabaId"], properties["name"]];
    return { resource, wabaId: textOf(wabaId), name: textOf(name) };
  });
}

interface PendingInputs {
  readonly operation: PendingOperation;
  /** In plain text, unless Pulumi hides them. */
  readonly inputs: unknown;
}

async function readPending(state: Deployment, stack: Stack): Promise<readonly PendingInputs[]> {
  const operations = pendingOperations(state);
  const secret = operations.some(
    ({ resource }) => isManaging(resource) && containsSecret(resource.inputs),
  );
  const readable = secret
    ? pendingOperations(await stack.export({ showSecrets: true }))
    : operations;
  return operations.flatMap((operation, index) =>
    isManaging(operation.resource)
      ? [{ operation, inputs: withSecretsRevealed(readable[index]?.resource.inputs) }]
      : [],
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
