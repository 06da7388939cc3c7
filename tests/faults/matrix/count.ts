import { isDeepStrictEqual } from "node:util";

import { aDocument } from "../../support/documents";
import type { TestStack } from "../../support/stack";
import type { FaultyKaleyra, ServedFlow } from "../server/faulty-kaleyra";
import type { Cell } from "./cell";
import type { Operation } from "./operations";
import type { Counts } from "./outcome";
import { wantedOf } from "./program";

/** Counts after the fault has gone and `up` has run. */
export async function onceRepaired(
  operation: Operation,
  cells: readonly Cell[],
  stack: TestStack,
  kaleyra: FaultyKaleyra,
): Promise<readonly Pick<Counts, "lost" | "duplicates" | "unrepaired">[]> {
  const [served, before] = await Promise.all([kaleyra.flows(), stack.flows()]);
  const wanted = wantedOf(operation, operation.phase === "change" ? "changed" : "first");
  return cells.map((cell) => {
    const there = standing(served, cell);
    const inState = before.filter(({ inputs }) => inputs["wabaId"] === cell.wabaId);
    const kept = there.find(({ id }) => inState.some((flow) => flow.id === id));
    const isAsWanted =
      kept !== undefined &&
      isDeepStrictEqual([...kept.categories].sort(), [...wanted.categories].sort()) &&
      kept.status === (wanted.publish ? "PUBLISHED" : "DRAFT") &&
      isDeepStrictEqual(JSON.parse(kept.document), aDocument(wanted.heading));
    return {
      lost: kept === undefined ? 1 : 0,
      duplicates: Math.max(0, there.length - 1),
      unrepaired: isAsWanted ? 0 : 1,
    };
  });
}

/** Counts after the last destroy, which leaves nothing but what is DEPRECATED. */
export async function atTheEnd(
  cells: readonly Cell[],
  stack: TestStack,
  kaleyra: FaultyKaleyra,
): Promise<readonly Pick<Counts, "orphaned">[]> {
  const [served, before] = await Promise.all([kaleyra.flows(), stack.flows()]);
  const inState = new Set(before.map(({ id }) => id));
  return cells.map((cell) => ({
    orphaned: standing(served, cell).filter(({ id }) => !inState.has(id)).length,
  }));
}

/** The flows of a cell that take up a place: drafts, and what customers can open. */
function standing(served: readonly ServedFlow[], { wabaId }: Cell): readonly ServedFlow[] {
  return served.filter((flow) => flow.wabaId === wabaId && flow.status !== "DEPRECATED");
}
