import { adapterOf, type Properties } from "./adapter";

/** A resource as the engine's state has it; members that are not named here are kept as they are. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly id?: string;
  /** An old copy that the next update deletes. */
  readonly delete?: boolean;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly additionalSecretOutputs?: readonly string[];
  readonly [member: string]: unknown;
}

/** A step that was begun and, as far as the state knows, not ended. */
export interface PendingOperation {
  readonly resource: StateResource;
  readonly type: "creating" | "updating" | "deleting" | "reading" | "importing" | (string & {});
}

/** What `pulumi stack export` writes and `pulumi stack import` reads. */
export interface Deployment {
  readonly deployment?: {
    readonly resources?: readonly StateResource[];
    readonly pending_operations?: readonly PendingOperation[];
    readonly [member: string]: unknown;
  };
  readonly [member: string]: unknown;
}

export function pendingOperations({ deployment }: Deployment): readonly PendingOperation[] {
  return deployment?.pending_operations ?? [];
}

export function flowsIn({ deployment }: Deployment): readonly StateResource[] {
  return (deployment?.resources ?? []).filter(isFlow);
}

export function isFlow(resource: Pick<StateResource, "type">): boolean {
  return adapterOf(resource) !== undefined;
}

/** The logical name, which is the last part of a URN. */
export function logicalNameOf({ urn }: Pick<StateResource, "urn">): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}
