import type { Flow } from "../../../provider/kaleyra/flow";
import type { PendingOperation } from "../pulumi/deployment";
import { jsonText } from "../terminal";
import type { PendingResult } from "./pending-result";

/** The results of a run of `recover`. */
export interface Recovery {
  readonly discarded: readonly Flow[];
  /** All pending operations, in the order of the state. */
  readonly pending: readonly PendingOperation[];
  readonly results: readonly PendingResult[];
  readonly orphans: readonly Flow[];
}

/** The outcome of a pending creation as JSON names it. */
const outcomes = {
  notCreated: "cleared",
  alreadyInState: "cleared",
  adopt: "adopted",
  adoptForDeletion: "adoptedForDeletion",
  perhapsForeign: "undecided",
} as const satisfies Readonly<Record<PendingResult["kind"], string>>;

export function jsonReport({ discarded, pending, results, orphans }: Recovery): string {
  const report = {
    pending: pending.map((operation) => {
      const { type, resource } = operation;
      const result = results.find(({ create }) => create.operation === operation);
      return {
        urn: resource.urn,
        type,
        outcome: result === undefined ? "left" : outcomes[result.kind],
        ...(result !== undefined && "flow" in result && { flow: identityOf(result.flow) }),
      };
    }),
    discarded: discarded.map(identityOf),
    orphans: orphans.map(identityOf),
  };
  return jsonText(report);
}

function identityOf({ id, name, status }: Flow) {
  return { id, name, status };
}
