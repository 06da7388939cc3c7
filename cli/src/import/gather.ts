import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import { messageOf } from "../failure";
import { type Choice, chosen, refuseMissing } from "../flows/choice";
import { inParallel } from "../flows/in-parallel";
import { describeHolder, type ManagedFlows } from "../pulumi/managed-flows";
import type { Session } from "../session";
import { imported, type ImportedFlow } from "./imported-flow";
import { LogicalNames } from "./logical-names";

/** What an import is made from. */
export interface Gathered {
  readonly flows: readonly ImportedFlow[];
  /** Flows that need no import or can have none. */
  readonly leftOut: readonly Omitted[];
  /** Flows that should have been in it. */
  readonly failed: readonly Omitted[];
}

/** A flow that is not in the files. */
export interface Omitted {
  readonly flow: Flow;
  readonly reason: string;
}

/** @param managed What the stack has already stays out, and its names are taken. */
export async function gather(
  session: Session,
  waba: WabaId,
  { choice, managed }: { readonly choice: Choice; readonly managed: ManagedFlows },
): Promise<Gathered> {
  const all = await session.flowsOf(waba);
  refuseMissing(all, choice);
  const leftOut: Omitted[] = [];
  const wanted = chosen(all, choice).filter((flow) => {
    const reason = reasonToLeaveOut(flow, { waba, managed });
    if (reason !== undefined) leftOut.push({ flow, reason });
    return reason === undefined;
  });

  const names = new LogicalNames(managed.names);
  const named = wanted.map((flow) => ({ flow, logicalName: names.next(flow) }));
  const failed: Omitted[] = [];
  const flows = await inParallel(named, session.config.maxConcurrency, ({ flow, logicalName }) =>
    imported(flow, logicalName, {
      context: { ...session.operation(), wabaId: waba },
      config: session.config,
    }).catch((error: unknown) => {
      failed.push({ flow, reason: messageOf(error) });
      return undefined;
    }),
  );
  return { flows: flows.filter((flow) => flow !== undefined), leftOut, failed };
}

function reasonToLeaveOut(
  flow: Flow,
  { waba, managed }: { readonly waba: WabaId; readonly managed: ManagedFlows },
): string | undefined {
  const { status, name } = flow;
  const [holder] = managed.holdersOf(flow, waba);
  if (holder?.isPending === true) return describeHolder(holder);
  if (holder !== undefined) return `the stack has it already, as ${holder.name}`;
  if (name === "") return "it has no name, which a Flow needs: give it one at Kaleyra first";
  if (status !== "DEPRECATED") return undefined;
  return "it is DEPRECATED for ever, and a stack that has such a flow replaces it";
}
