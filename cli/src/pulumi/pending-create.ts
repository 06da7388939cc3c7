import { type FlowInputs, isAutomatic } from "../../../provider/lifecycle/flow/inputs";
import { type Adapter, adapterOf } from "./adapter";
import {
  type Deployment,
  isFlow,
  type PendingOperation,
  pendingOperations,
  type StateResource,
} from "./deployment";
import { holdsSecret, revealed } from "./secrets";
import type { Stack } from "./stack";

/** A flow whose creation was begun, and perhaps done, when the run was killed. */
export interface PendingCreate {
  readonly operation: PendingOperation;
  readonly resource: StateResource;
  readonly adapter: Adapter;
  /** What was to be made, as it had been checked; secrets in clear. */
  readonly inputs: FlowInputs;
  /** Nobody else has a flow of that name: its digits are random. */
  readonly isOurs: boolean;
}

export function isPendingCreate({ type, resource }: PendingOperation): boolean {
  return type === "creating" && isFlow(resource);
}

export async function pendingCreates(
  state: Deployment,
  stack: Stack,
): Promise<readonly PendingCreate[]> {
  const operations = pendingOperations(state);
  const secret = operations.some(
    (operation) => isPendingCreate(operation) && holdsSecret(operation.resource.inputs),
  );
  const readable = secret
    ? pendingOperations(await stack.export({ showSecrets: true }))
    : operations;
  return operations.flatMap((operation, at) => {
    const { resource } = operation;
    const adapter = adapterOf(resource);
    if (adapter === undefined || !isPendingCreate(operation)) return [];
    const inputs = revealed(readable[at]?.resource.inputs) as FlowInputs;
    return [{ operation, resource, adapter, inputs, isOurs: isAutomatic(inputs) }];
  });
}
