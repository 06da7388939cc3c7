import { slotsOf } from "../../model/property-specs";
import { itemsOf, memberOf, textOf, type JsonNode, type ObjectNode } from "../../syntax/json-node";

/**
 * The components that can be on a screen at the same time. Of an If's branches and a Switch's
 * cases, only the one with the most components counts.
 *
 * @param counts Which types count.
 */
export function largestVisibleSet(
  list: JsonNode | undefined,
  counts: (type: string | undefined) => boolean,
): readonly ObjectNode[] {
  const found: ObjectNode[] = [];
  for (const node of itemsOf(list)) {
    if (node.kind !== "object") continue;
    const type = textOf(memberOf(node, "type"));
    if (counts(type)) found.push(node);
    let largest: readonly ObjectNode[] = [];
    for (const [, branch] of slotsOf({ node, type })) {
      const inside = largestVisibleSet(branch, counts);
      if (inside.length > largest.length) largest = inside;
    }
    for (const inner of largest) found.push(inner);
  }
  return found;
}

/** The components of a screen. */
export function childrenOf(screen: ObjectNode): JsonNode | undefined {
  return memberOf(memberOf(screen, "layout"), "children");
}
