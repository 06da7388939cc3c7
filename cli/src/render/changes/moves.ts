import type { DocumentChange } from "../../../../provider/flow-json/changes/document-changes";
import { SameValues } from "../../../../provider/flow-json/changes/same-values";
import { isJsonObject } from "../../../../provider/flow-json/json";
import { groupBy } from "../../../../provider/group-by";

/** A change of a document, as the page shows it. */
export interface ShownChange extends DocumentChange {
  /** The new place of a component that moves to another screen or container. */
  readonly newPlace?: readonly string[];
  /** The new position of a component that moves within its list, such as `above “Name”`. */
  readonly position?: string;
  /** The text that customers see of the screen or component that changes. */
  readonly caption?: string;
}

/**
 * Joins the removal and the addition of equal components to one move: of several equal components, the
 * first removal and the first addition, and so on.
 */
export function withMoves(changes: readonly DocumentChange[]): readonly ShownChange[] {
  const same = new SameValues();
  const componentChanges = (kind: DocumentChange["kind"]) =>
    changes.filter((change) => change.kind === kind && isComponent(change));
  const additions = groupBy(componentChanges("added"), ({ after = null }) => same.numberOf(after));
  const removals = groupBy(componentChanges("removed"), ({ before = null }) =>
    same.numberOf(before),
  );
  const joinedAdditions = new Set<DocumentChange>();
  const moves = new Map<DocumentChange, ShownChange>();
  for (const [component, removed] of removals) {
    for (const [index, removal] of removed.entries()) {
      const addition = additions.get(component)?.[index];
      if (addition === undefined) break;
      joinedAdditions.add(addition);
      moves.set(removal, {
        place: removal.place,
        newPlace: addition.place,
        kind: "moved",
        paths: { ...removal.paths, ...addition.paths },
      });
    }
  }
  return changes.flatMap((change) =>
    joinedAdditions.has(change) ? [] : (moves.get(change) ?? change),
  );
}

/** Whether a change is about a whole component, not an option or a property. */
function isComponent({ property, before, after }: DocumentChange): boolean {
  const value = after ?? before ?? null;
  return property === undefined && isJsonObject(value) && typeof value.type === "string";
}
