import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import { flowLabel } from "../../../provider/lifecycle/flow/state";
import { messageOf } from "../failure";
import { type Choice, chosen, refuseMissing } from "../flows/choice";
import { inParallel } from "../flows/in-parallel";
import { logicalNameOf, type StateResource } from "../pulumi/deployment";
import type { Session } from "../session";
import { printable } from "../terminal";
import { imported, type ImportedFlow } from "./imported-flow";
import { LogicalNames } from "./logical-names";

/** What an import is made from. */
export interface Gathered {
  readonly flows: readonly ImportedFlow[];
  /** Flows that need no import or can have none, each with the reason. */
  readonly leftOut: readonly string[];
  /** Flows that should have been in it, each with the reason. */
  readonly failed: readonly string[];
}

/** @param inStack The flows that the stack has already: they stay out, and their names are taken. */
export async function gather(
  session: Session,
  waba: WabaId,
  { choice, inStack }: { readonly choice: Choice; readonly inStack: readonly StateResource[] },
): Promise<Gathered> {
  const all = await session.flowsOf(waba);
  refuseMissing(all, choice);
  const leftOut: string[] = [];
  const wanted = chosen(all, choice).filter((flow) => {
    const reason = reasonToLeaveOut(flow, inStack);
    if (reason !== undefined) leftOut.push(`${labelOf(flow)}: ${reason}`);
    return reason === undefined;
  });

  const names = new LogicalNames(inStack.map(logicalNameOf));
  const named = wanted.map((flow) => ({ flow, logicalName: names.next(flow) }));
  const failed: string[] = [];
  const flows = await inParallel(named, session.config.maxConcurrency, ({ flow, logicalName }) =>
    imported(flow, logicalName, {
      context: { ...session.operation(), wabaId: waba },
      config: session.config,
    }).catch((error: unknown) => {
      failed.push(`${labelOf(flow)}: ${messageOf(error)}`);
      return undefined;
    }),
  );
  return { flows: flows.filter((flow) => flow !== undefined), leftOut, failed };
}

function reasonToLeaveOut(
  { id, status }: Flow,
  inStack: readonly StateResource[],
): string | undefined {
  const holder = inStack.find((resource) => resource.id === id);
  if (holder !== undefined) return `the stack has it already, as ${logicalNameOf(holder)}`;
  if (status !== "DEPRECATED") return undefined;
  return "it is DEPRECATED for ever, and a stack that has such a flow replaces it";
}

function labelOf(flow: Flow): string {
  return printable(flowLabel(flow, flow.id));
}
