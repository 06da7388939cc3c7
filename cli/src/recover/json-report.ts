import type { Flow } from "../../../provider/kaleyra/flow";
import type { PendingOperation } from "../pulumi/deployment";
import { jsonText } from "../terminal";
import type { Finding } from "./finding";

/** What a run of `recover` has found and done. */
export interface Recovery {
  readonly discarded: readonly Flow[];
  /** All that was pending, in the order of the state. */
  readonly pending: readonly PendingOperation[];
  readonly findings: readonly Finding[];
  readonly strays: readonly Flow[];
}

/** What became of a pending operation whose flow was looked up. */
const outcomes = {
  nothingMade: "cleared",
  alreadyInState: "cleared",
  takeIn: "takenIn",
  takeInToDelete: "takenInToDelete",
  perhapsForeign: "undecided",
} as const satisfies Readonly<Record<Finding["kind"], string>>;

export function jsonReport({ discarded, pending, findings, strays }: Recovery): string {
  const report = {
    pending: pending.map((operation) => {
      const { type, resource } = operation;
      const finding = findings.find(({ create }) => create.operation === operation);
      return {
        urn: resource.urn,
        type,
        outcome: finding === undefined ? "left" : outcomes[finding.kind],
        ...(finding !== undefined && "flow" in finding && { flow: identityOf(finding.flow) }),
      };
    }),
    discarded: discarded.map(identityOf),
    strays: strays.map(identityOf),
  };
  return jsonText(report);
}

function identityOf({ id, name, status }: Flow) {
  return { id, name, stage: status };
}
