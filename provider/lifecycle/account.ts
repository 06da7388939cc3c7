import { type ErrorContext, type OperationError, operationError } from "./operation-error";

/** @param evidence What speaks against it, as it goes on from "made under another SID or host". */
export function foreignAccount(errorContext: ErrorContext, evidence: string): OperationError {
  return operationError(
    errorContext,
    `it was made under another SID or host than the configured one${evidence}`,
    "Use the credentials and the host of its account. If these have changed, `pulumi refresh --run-program` takes the new " +
      "ones over; if it is no longer yours to manage, `pulumi state delete` takes it out.",
  );
}
