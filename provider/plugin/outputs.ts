import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { outputsOf } from "../lifecycle/resource";
import { UnfinishedResource } from "../lifecycle/unfinished";
import { encode } from "./codec/encode";
import { type Secrets, withDerivedSecrets } from "./codec/secrets";
import { initializationFailed } from "./errors";
import type { OperationCall } from "./plugin";
import type { ServedResource } from "./resources";

/** The outputs of a resource, as the engine stores them. */
export function outputs(
  resource: ServedResource,
  { id, state }: { readonly id: unknown; readonly state: object },
  secrets: Secrets | undefined,
): Struct {
  return encode(
    outputsOf(resource, id, state),
    withDerivedSecrets(secrets, resource.derivedSecrets),
  );
}

interface Circumstances {
  readonly call: OperationCall;
  readonly resource: ServedResource;
  readonly secrets: Secrets | undefined;
}

/** Keeps a resource that exists but is not finished in the state, so that it is not orphaned. */
export async function unlessUnfinished<Result>(
  operation: Promise<Result>,
  { call, resource, secrets }: Circumstances,
): Promise<Result> {
  try {
    return await operation;
  } catch (error) {
    if (!(error instanceof UnfinishedResource)) throw error;
    throw initializationFailed({
      id: error.id,
      properties: outputs(resource, error, secrets),
      reason: call.mask(error.message),
      refreshBeforeUpdate: call.config.refreshBeforeUpdate,
    });
  }
}
