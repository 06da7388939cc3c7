import type { Flow } from "../../../provider/kaleyra/flow";
import type { WabaId } from "../../../provider/kaleyra/ids";
import { messageOf } from "../failure";
import { chooseFlows, refuseUnmatched, type Choice } from "../flows";
import { describeHolder, type ManagedFlows } from "../pulumi/managed-flows";
import type { Session } from "../session";
import { importFlow, type ImportedFlow } from "./imported-flow";
import { LogicalNames } from "./program-text";

/** The flows to import, and those that are not imported; each list is sorted by name. */
export interface Gathered {
  readonly flows: readonly ImportedFlow[];
  /** Flows that need no import, or that cannot be imported. */
  readonly skipped: readonly Omitted[];
  /** Flows that could not be read. */
  readonly failed: readonly Omitted[];
}

/** A flow that is not in the files, with the reason in words. */
export interface Omitted {
  readonly flow: Flow;
  readonly reason: string;
}

/**
 * Reads the selected flows. A flow that cannot be read ends up in `failed`, and the others are still
 * read.
 *
 * @param ofStack The flows of the stack that gets the import are skipped, and their logical names stay
 *   taken.
 * @param ofProject Flows of the project's other stacks are skipped too: two stacks must not manage
 *   one flow.
 */
export async function gather(
  session: Session,
  waba: WabaId,
  { choice, ofStack, ofProject }: { readonly choice: Choice } & Managed,
): Promise<Gathered> {
  const all = await session.flowsOf(waba);
  refuseUnmatched(waba, all, choice);
  const skipped: Omitted[] = [];
  const selected: Flow[] = [];
  for (const flow of chooseFlows(all, choice)) {
    const reason = reasonToSkip(flow, waba, { ofStack, ofProject });
    if (reason === undefined) selected.push(flow);
    else skipped.push({ flow, reason });
  }

  // Named one after the other, so that the names do not depend on which flow is read first.
  const names = new LogicalNames(ofStack.names);
  const named = selected.map((flow) => ({ flow, logicalName: names.next(flow) }));
  const results = await inParallel(named, session.config.maxConcurrency, ({ flow, logicalName }) =>
    importFlow(flow, logicalName, {
      context: { ...session.operation(), wabaId: waba },
      config: session.config,
    }).catch((error: unknown): Omitted => ({ flow, reason: messageOf(error) })),
  );
  const flows = results.filter((result) => "logicalName" in result);
  const failed = results.filter((result) => "reason" in result);
  return { flows, skipped, failed };
}

/** The flows that stacks manage already. */
interface Managed {
  readonly ofStack: ManagedFlows;
  readonly ofProject: ManagedFlows;
}

function reasonToSkip(
  flow: Flow,
  waba: WabaId,
  { ofStack, ofProject }: Managed,
): string | undefined {
  const { status, name } = flow;
  const [holder] = ofStack.holdersOf(flow, waba);
  if (holder !== undefined && holder.by !== "id") return describeHolder(holder);
  if (holder !== undefined) return `the stack already has it, as ${holder.name}`;
  const [otherHolder] = ofProject.holdersOf(flow, waba);
  if (otherHolder !== undefined && otherHolder.by !== "id") return describeHolder(otherHolder);
  if (otherHolder !== undefined) {
    return `${describeHolder(otherHolder)}: to move it, take it out of that state first, with \`pulumi state delete\``;
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
  // All workers share the iterator, so each takes the next item that none has taken.
  const entries = items.entries();
  const worker = async () => {
    for (const [index, item] of entries) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return results;
}
