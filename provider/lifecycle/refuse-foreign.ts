import { foreignAccount } from "./account";
import type { Warn } from "./context";
import type { Resource } from "./resource";
import type { ResourceDiff } from "./resource-diff";
import type { Planned } from "./value";

/** What a diff is asked about. */
export interface Attempt<Inputs extends object, State extends Inputs & { account: string }> {
  readonly id: string;
  readonly state: State;
  readonly inputs: Planned<Inputs>;
  /** Fingerprint of the configured account and host; `undefined` where a preview does not know it. */
  readonly account: string | undefined;
  /** Whether the engine may delete a replaced resource through another provider, with an account of its own. */
  readonly hasOtherAccounts: boolean;
}

/**
 * Refuses a plan for what another account holds, as the run itself would, before anything is sent.
 * What stays as it is gets a warning.
 *
 * @throws {Problem} If the plan needs a call to the account that holds it.
 */
export function refuseForeign<Inputs extends object, State extends Inputs & { account: string }>(
  resource: Resource<Inputs, State>,
  attempt: Attempt<Inputs, State> & { readonly planned: ResourceDiff },
  warn: Warn,
): void {
  const { id, state, account, hasOtherAccounts, planned } = attempt;
  if (account === undefined || account === state.account) return;
  const label = resource.labelOf(state, id);
  if (planned.replaces.length > 0) {
    if (resource.isForgotten(state)) return;
    if (!hasOtherAccounts) {
      throw foreignAccount({ operation: "replace", label }, ", which could not delete the old one");
    }
    warn(
      "was made under another SID or host than the configured one: after its replacement only a provider with the " +
        "credentials of that account can delete it",
    );
    return;
  }
  if (planned.changed.some((property) => !resource.unsent.includes(property))) {
    throw foreignAccount({ operation: "update", label }, ", so nothing was sent");
  }
  warn(
    "was made under another SID or host than the configured one, so it cannot be changed or deleted. If SID or host " +
      "have changed, `pulumi refresh --run-program` takes the new ones over",
  );
}
