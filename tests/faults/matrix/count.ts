import { isDeepStrictEqual } from "node:util";

import { aDocument } from "../../support/documents";
import type { TestStack } from "../../support/stack";
import type { FaultyKaleyra, ServedFlow } from "../server/faulty-kaleyra";
import type { Cell } from "./cell";
import type { Operation } from "./operations";
import type { Counts } from "./outcome";
import { lastVersionOf, type Wanted, wantedOf } from "./program";

/** The counts of each cell, which is one flow alone in its WABA, after the fault has ended and `up` has run. */
export async function countsAfterUp(
  operation: Operation,
  cells: readonly Cell[],
  stack: TestStack,
  kaleyra: FaultyKaleyra,
): Promise<readonly Pick<Counts, "lost" | "duplicates" | "unrepaired">[]> {
  const [served, state] = await Promise.all([kaleyra.flows(), stack.flows()]);
  const wanted = wantedOf(operation, lastVersionOf(operation));
  return cells.map((cell) => {
    const remaining = notDeprecated(served, cell);
    const inState = state.filter(({ inputs }) => inputs["wabaId"] === cell.wabaId);
    const flow = remaining.find(({ id }) => inState.some((one) => one.id === id));
    return {
      lost: flow === undefined ? 1 : 0,
      duplicates: Math.max(0, remaining.length - 1),
      unrepaired: flow !== undefined && isAsWanted(flow, wanted) ? 0 : 1,
    };
  });
}

function isAsWanted(flow: ServedFlow, wanted: Wanted): boolean {
  return (
    isDeepStrictEqual(new Set(flow.categories), new Set(wanted.categories)) &&
    flow.status === (wanted.publish ? "PUBLISHED" : "DRAFT") &&
    isDeepStrictEqual(JSON.parse(flow.document), aDocument(wanted.heading))
  );
}

/** The counts of each cell after the last destroy. */
export async function countsAfterDestroy(
  cells: readonly Cell[],
  stack: TestStack,
  kaleyra: FaultyKaleyra,
): Promise<readonly Pick<Counts, "orphaned">[]> {
  const [served, state] = await Promise.all([kaleyra.flows(), stack.flows()]);
  const inState = new Set(state.map(({ id }) => id));
  return cells.map((cell) => ({
    orphaned: notDeprecated(served, cell).filter(({ id }) => !inState.has(id)).length,
  }));
}

/** The flows of a cell, except those that a destroy could not delete since they were published. */
function notDeprecated(served: readonly ServedFlow[], { wabaId }: Cell): readonly ServedFlow[] {
  return served.filter((flow) => flow.wabaId === wabaId && flow.status !== "DEPRECATED");
}
