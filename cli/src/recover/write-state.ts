import { stringify } from "lossless-json";

import { deletionPolicyOf } from "../../../provider/lifecycle/flow/inputs";
import { readFlow } from "../../../provider/lifecycle/flow/read";
import type { FlowState } from "../../../provider/lifecycle/flow/state";
import { Failure } from "../failure";
import type { Deployment } from "../pulumi/deployment";
import type { Stack } from "../pulumi/stack";
import type { Session } from "../session";
import { newState, type Recovered } from "./new-state";
import type { PendingResult } from "./pending-result";

/**
 * Writes the results into the stack's state.
 *
 * @throws {Failure} If the state has changed meanwhile, or Pulumi does not accept it.
 */
export async function writeState(
  stack: Stack,
  {
    state,
    results,
    session,
  }: {
    readonly state: Deployment;
    readonly results: readonly PendingResult[];
    readonly session: Session;
  },
): Promise<void> {
  const recovered: Recovered[] = [];
  for (const result of results) {
    if (result.kind !== "adopt" && result.kind !== "adoptForDeletion") continue;
    const { create, flow, kind } = result;
    const found = await stateOf(result, session);
    recovered.push({ create, id: flow.id, state: found, toDelete: kind === "adoptForDeletion" });
  }
  if (stringify(await stack.export()) !== stringify(state)) {
    throw new Failure(
      "nothing was changed: another run has changed the stack's state meanwhile. Run it again when that run has ended.",
    );
  }
  const cleared = new Set(results.map(({ create }) => create.operation));
  await stack.import(newState(state, { recovered, cleared }));
}

/** The flow as it is at Kaleyra under the inputs of its creation: the next update sends what is missing. */
async function stateOf(
  { create, flow }: Extract<PendingResult, { kind: "adopt" | "adoptForDeletion" }>,
  session: Session,
): Promise<FlowState> {
  const context = session.operation();
  const { __provider: _text, ...inputs } = create.inputs as typeof create.inputs & {
    readonly __provider?: unknown;
  };
  const begun: FlowState = {
    ...inputs,
    deletionPolicy: deletionPolicyOf(inputs),
    status: "DRAFT",
    validationErrors: [],
    account: context.account,
  };
  const found = await readFlow(flow.id, begun, context);
  if (found === undefined) {
    throw new Failure(
      `nothing was changed: flow ${flow.id} was there a moment ago and is gone. Run it again.`,
    );
  }
  return found.state;
}
