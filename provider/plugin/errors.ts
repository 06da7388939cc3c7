import { Metadata, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { ConfigurationError } from "../config";
import type { KaleyraFailure } from "../kaleyra/failure";
import type { Mask } from "../kaleyra/mask";
import { OperationError } from "../lifecycle/operation-error";
import { printable } from "../text";

/** An error response to the engine. grpc sends `code`, `details` and `metadata`. */
export class GrpcFailure extends Error {
  override readonly name = "GrpcFailure";

  readonly details: string;

  constructor(
    readonly code: status,
    message: string,
    readonly metadata = new Metadata(),
  ) {
    super(printable(message));
    this.details = this.message;
  }
}

/**
 * Converts an error for the engine: a code, and a message without a stack trace. UNKNOWN, INTERNAL
 * and DATA_LOSS mean that the outcome for the resource is unknown, so only unexpected errors use
 * them.
 */
export function grpcFailure(error: unknown, mask: Mask = (text) => text): GrpcFailure {
  if (error instanceof GrpcFailure) return error;
  const message = mask(error instanceof Error ? error.message : String(error));
  if (error instanceof OperationError) return new GrpcFailure(codeOf(error.failure), message);
  const code = error instanceof ConfigurationError ? status.INVALID_ARGUMENT : status.UNKNOWN;
  return new GrpcFailure(code, message);
}

/** What the engine stores for a resource that exists but is not finished. */
export interface Unfinished {
  readonly id: string;
  readonly properties: Struct;
  readonly reason: string;
  readonly refreshBeforeUpdate: boolean;
}

/**
 * The response about a resource that exists but is not finished, in the format that the engine reads.
 * The engine stores the resource, fails the run, and updates the resource in the next run.
 */
export function initializationFailed(unfinished: Unfinished): GrpcFailure {
  const { id, properties, reason, refreshBeforeUpdate } = unfinished;
  const detail = new ErrorResourceInitFailed()
    .setId(id)
    .setProperties(properties)
    .setReasonsList([printable(reason)])
    .setRefreshBeforeUpdate(refreshBeforeUpdate);
  const packedDetail = new Any();
  packedDetail.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const statusMessage = new Status()
    .setCode(status.UNKNOWN)
    .setMessage(printable(reason))
    .setDetailsList([packedDetail]);
  const metadata = new Metadata();
  // grpc's own key for details, which Go's client reads.
  metadata.add("grpc-status-details-bin", Buffer.from(statusMessage.serializeBinary()));
  return new GrpcFailure(status.UNKNOWN, reason, metadata);
}

/** The code for an operation that failed; without a failure the provider itself refused it. */
function codeOf(failure: KaleyraFailure | undefined): status {
  switch (failure?.kind) {
    case "badCredentials":
      return status.UNAUTHENTICATED;
    case "notEntitled":
    case "forbidden":
      return status.PERMISSION_DENIED;
    case "noSuchFlow":
    case "noSuchWaba":
      return status.NOT_FOUND;
    case "rateLimited":
      return status.RESOURCE_EXHAUSTED;
    case "timedOut":
      return status.DEADLINE_EXCEEDED;
    case "canceled":
      return status.CANCELLED;
    case "unreachable":
    case "connectionLost":
    case "gatewayPage":
    case "redirected":
    case "serverFault":
      return status.UNAVAILABLE;
    default:
      return status.FAILED_PRECONDITION;
  }
}
