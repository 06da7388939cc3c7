import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import { messageOf } from "../failure";
import { chooseFlows, refuseUnmatched, type Choice } from "../flows";
import { describeHolder, type ManagedFlows } from "../pulumi/managed-flows";
import type { Session } from "../session";
import { importFlow, type ImportedFlow } from "./imported-flow";
import { LogicalNames } from "./program-text";

/** The flows to import, and those that are not imported. */
export interface Gathered {
  readonly flows: readonly ImportedFlow[];
  /** Flows that need no import, or that cannot be imported. */
  readonly skipped: readonly Omitted[];
  /** Flows that could not be read. */
  readonly failed: readonly Omitted[];
}

/** A flow that is not in the files, with the reason. */
export interface Omitted {
  readonly flow: Flow;
  readonly reason: string;
}

/**
 * Reads the selected flows. A flow that cannot be read ends up in `failed`, and the others are still
 * read.
 *
 * @param own The stack's own flows are skipped, and their logical names stay taken.
 * @param managed Flows of the project's other stacks are skipped too: two stacks must not manage
 *   one flow.
 */
export async function gather(
  session: Session,
  waba: WabaId,
  {
    choice,
    own,
    managed,
  }: { readonly choice: Choice; readonly own: ManagedFlows; readonly managed: ManagedFlows },
): Promise<Gathered> {
  const all = await session.flowsOf(waba);
  refuseUnmatched(waba, all, choice);
  const skipped: Omitted[] = [];
  const wanted = chooseFlows(all, choice).filter((flow) => {
    const reason = reasonToSkip(flow, { waba, own, managed });
    if (reason !== undefined) skipped.push({ flow, reason });
    return reason === undefined;
  });

  const names = new LogicalNames(own.names);
  const named = wanted.map((flow) => ({ flow, logicalName: names.next(flow) }));
  const failed: Omitted[] = [];
  const flows = await inParallel(named, session.config.maxConcurrency, ({ flow, logicalName }) =>
    importFlow(flow, logicalName, {
      context: { ...session.operation(), wabaId: waba },
      config: session.config,
    }).catch((error: unknown) => {
      failed.push({ flow, reason: messageOf(error) });
      return undefined;
    }),
  );
  return { flows: flows.filter((flow) => flow !== undefined), skipped, failed };
}

function reasonToSkip(
  flow: Flow,
  {
    waba,
    own,
    managed,
  }: { readonly waba: WabaId; readonly own: ManagedFlows; readonly managed: ManagedFlows },
): string | undefined {
  const { status, name } = flow;
  const [holder] = own.holdersOf(flow, waba);
  if (holder !== undefined && holder.by !== "id") return describeHolder(holder);
  if (holder !== undefined) return `the stack already has it, as ${holder.name}`;
  const [other] = managed.holdersOf(flow, waba);
  if (other !== undefined && other.by !== "id") return describeHolder(other);
  if (other !== undefined) {
    return `${describeHolder(other)}: to move it, take it out of that state first, with \`pulumi state delete\``;
  }
  if (name === "") return "it has no name, which a Flow needs: give it one at Kaleyra first";
  if (status !== "DEPRECATED") return undefined;
  return "it is DEPRECATED forever, and a stack that has a DEPRECATED flow replaces it";
}

/** Works on several items at once; the results keep the order of the items. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  const worker = async () => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
