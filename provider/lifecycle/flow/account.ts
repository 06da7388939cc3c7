import { type Doing, type Problem, problem } from "../problem";
import type { FlowState } from "./state";

/**
 * "No such flow" is said of a flow that is gone and of one in another account. Only under the
 * account and host that made the flow does it mean that it is gone.
 *
 * @returns The problem under another account, `undefined` where the answer can be believed.
 */
export function foreignAccount(
  doing: Doing,
  state: Pick<FlowState, "account" | "wabaId">,
  account: string,
): Problem | undefined {
  if (state.account === account) return undefined;
  return problem(
    doing,
    "Kaleyra knows no such flow in this account, and it was made under another SID or host",
    `Use the credentials and kaleyra:apiUrl of the account that holds WABA ${state.wabaId}; if that flow ` +
      "is no longer yours to manage, take it out with `pulumi state delete`.",
  );
}
