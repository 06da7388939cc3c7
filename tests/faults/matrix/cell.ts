import type { FaultKind } from "./fault-kinds";

/**
 * One flow of a stack, and the fault that it meets. Each has its own WABA, by which its requests and its
 * flows at Kaleyra are found.
 */
export interface Cell {
  readonly kind: FaultKind;
  /** The resource's name, and the beginning of the flow's name. */
  readonly name: string;
  readonly wabaId: string;
}

/** A cell for each kind: the cells of one row. */
export function cellsOf(kinds: readonly FaultKind[]): readonly Cell[] {
  return kinds.map((kind, index) => ({
    kind,
    name: `cell${String(index).padStart(2, "0")}`,
    wabaId: String(200000000000000100n + BigInt(index)),
  }));
}
