import type { Flow } from "../../../provider/kaleyra/flow";
import { flowId } from "../../../provider/kaleyra/ids";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { explaining, problemOf } from "../../../provider/lifecycle/problem";
import { Failure } from "../failure";
import { type Deployment, flowsIn } from "../pulumi/deployment";
import type { Session } from "../session";
import { printable } from "../terminal";
import { looksLeftOver } from "./strays";

/**
 * Deletes a draft that a killed provider left over.
 *
 * @returns What it was.
 * @throws {Failure} If the stack has it, or it does not look like one.
 */
export async function discard(id: string, state: Deployment, session: Session): Promise<Flow> {
  const { flows } = session.operation();
  const doing = { operation: "discard", label: id };
  const flow = await explaining(doing, () => flows.get(flowId(id)));
  if (flow === undefined) throw new Failure(`could not discard ${id}: Kaleyra knows no such flow.`);
  const label = printable(flowLabel(flow, id));
  const reason = reasonToKeep(flow, state);
  if (reason !== undefined) throw new Failure(`${label} was not discarded: ${reason}.`);
  const deletion = await explaining({ ...doing, label }, () => flows.delete(flowId(id)));
  if (deletion.outcome === "refused" || deletion.outcome === "unclear") {
    throw problemOf({ ...doing, label }, deletion.failure);
  }
  return flow;
}

function reasonToKeep(flow: Flow, state: Deployment): string | undefined {
  if (flowsIn(state).some(({ id }) => id === flow.id)) return "the stack has it";
  if (looksLeftOver(flow)) return undefined;
  return `it is no draft under an automatic name (it is ${flow.status}), so no killed run left it`;
}
