import { slotsOf } from "../../model/property-specs";
import { itemsOf, memberOf, textOf, type JsonNode, type ObjectNode } from "../../syntax/json-node";

/**
 * The components that can be on a screen at the same time. Of an If's branches and a Switch's
 * cases, only the one with the most components counts.
 *
 * @param isCounted Whether a type counts. What is inside a component counts even if the component does not.
 */
export function largestVisibleSet(
  list: JsonNode | undefined,
  isCounted: (type: string | undefined) => boolean,
): readonly ObjectNode[] {
  const found: ObjectNode[] = [];
  for (const node of itemsOf(list)) {
    if (node.kind !== "object") continue;
    const type = textOf(memberOf(node, "type"));
    if (isCounted(type)) found.push(node);
    let largest: readonly ObjectNode[] = [];
    for (const [, branch] of slotsOf({ node, type })) {
      const visible = largestVisibleSet(branch, isCounted);
      if (visible.length > largest.length) largest = visible;
    }
    for (const inner of largest) found.push(inner); // A spread of a large list overflows the stack.
  }
  return found;
}

/** The list of a screen's components. */
export function childrenOf(screen: ObjectNode): JsonNode | undefined {
  return memberOf(memberOf(screen, "layout"), "children");
}
